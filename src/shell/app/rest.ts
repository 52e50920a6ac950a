import type { AppState } from '../../screen/state/appState.ts';
import { settleTime } from '../../screen/state/settledTime.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { TIME_RESTS } from '../time/waits.ts';

/** Says when time has come to rest. Returns the unsubscribe function. */
export function watchRest(store: Store<AppState>): () => void {
  const timer = createTimer(() => store.update(settleTime));
  let { time } = store.get();
  const look = (): void => {
    const { playing, settledTime, time: now } = store.get();
    if (now === time && timer.isRunning() && !playing) return;
    time = now;
    timer.stop();
    if (!playing && now !== settledTime) timer.start(TIME_RESTS);
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    timer.stop();
  };
}
