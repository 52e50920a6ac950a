import type { AppState } from '../../screen/state/appState.ts';
import { settleTime } from '../../screen/state/settledTime.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { TIME_SETTLE_DELAY } from '../time/waits.ts';

/** Marks the state's time as settled once it has not changed for TIME_SETTLE_DELAY. Returns the unsubscribe function. */
export function watchRest(store: Store<AppState>): () => void {
  const timer = createTimer(() => store.update(settleTime));
  let { time } = store.get();
  const update = (): void => {
    const { playing, settledTime, time: now } = store.get();
    if (now === time && timer.isRunning() && !playing) return;
    time = now;
    timer.stop();
    if (!playing && now !== settledTime) timer.start(TIME_SETTLE_DELAY);
  };
  update();
  const stop = store.subscribe(update);
  return () => {
    stop();
    timer.stop();
  };
}
