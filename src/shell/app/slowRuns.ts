import { reportSlow } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { RUN_PROGRESS_DELAY } from '../time/waits.ts';

/**
 * Marks the run as slow if no run finishes within RUN_PROGRESS_DELAY, even if several replace one another meanwhile. Returns the
 * unsubscribe function.
 */
export function watchSlowRuns(store: Store<AppState>): () => void {
  const timer = createTimer(() => store.update(reportSlow));
  let shown = store.get().run;
  const update = (): void => {
    const { pending, slow, run } = store.get();
    if (pending === undefined || run !== shown) timer.stop();
    shown = run;
    if (pending !== undefined && !slow && !timer.isRunning()) timer.start(RUN_PROGRESS_DELAY);
  };
  update();
  const stop = store.subscribe(update);
  return () => {
    stop();
    timer.stop();
  };
}
