import type { AppState } from '../../screen/state/appState.ts';
import { settleTime } from '../../screen/state/settledTime.ts';
import type { Store } from '../../screen/state/store.ts';

/** Milliseconds for which time must stand before it counts as come to rest: longer than between two moves of a hand that scrubs. */
const PATIENCE = 400;

/** Says when time has come to rest. Gives what stops that. */
export function watchRest(store: Store<AppState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let { time } = store.get();
  const look = (): void => {
    const { playing, settledTime, time: now } = store.get();
    if (now === time && timer !== undefined && !playing) return;
    time = now;
    clearTimeout(timer);
    timer = playing || now === settledTime ? undefined : setTimeout(rest, PATIENCE);
  };
  const rest = (): void => {
    timer = undefined;
    store.update(settleTime);
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
