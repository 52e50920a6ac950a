import { reportSlow } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { RUN_IS_SLOW } from '../time/waits.ts';

/** Says that a run is slow where none has come for so long, be it that they replace one another. Returns the unsubscribe function. */
export function watchSlowRuns(store: Store<AppState>): () => void {
  const timer = createTimer(() => store.update(reportSlow));
  let shown = store.get().run;
  const look = (): void => {
    const { pending, slow, run } = store.get();
    if (pending === undefined || run !== shown) timer.stop();
    shown = run;
    if (pending !== undefined && !slow && !timer.isRunning()) timer.start(RUN_IS_SLOW);
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    timer.stop();
  };
}
