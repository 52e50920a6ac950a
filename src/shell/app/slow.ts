import { reportSlow } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';

/** Milliseconds after which a run under way is shown, with a way to cancel it. */
const PATIENCE = 300;

/** Says that a run is slow where none has come for so long, be it that they replace one another. Gives what stops that. */
export function watchSlowRuns(store: Store<AppState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = store.get().run;
  const look = (): void => {
    const { pending, run } = store.get();
    if (pending === undefined || run !== shown) {
      clearTimeout(timer);
      timer = undefined;
      shown = run;
    }
    if (pending !== undefined) timer ??= setTimeout(() => store.update(reportSlow), PATIENCE);
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
