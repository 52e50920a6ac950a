import { reportSlow } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';

/** Milliseconds after which a run under way is shown, with a way to cancel it. */
const PATIENCE = 300;

/** Says of a run that it is slow; of runs that replace one another, counted from the first. Gives what stops that. */
export function watchSlowRuns(store: Store<AppState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const isUnderWay = store.get().pending !== undefined;
    if (isUnderWay) timer ??= setTimeout(() => store.update(reportSlow), PATIENCE);
    else {
      clearTimeout(timer);
      timer = undefined;
    }
  };
  look();
  const stop = store.subscribe(look);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
