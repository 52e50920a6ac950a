import type { AppState, LinkChange } from '../../screen/state/appState.ts';
import { narrowTrouble } from '../../screen/state/refusal.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { PART_IS_GOOD } from '../time/waits.ts';
import { createRunner } from './runner.ts';

/** Of a link with more parts than this all are named. */
const MOST_PARTS = 12;

/**
 * Where a link can't be run, finds the parts that can't be run alone, in a worker of its own: where there are any, the trouble
 * names them and no others.
 */
export function createFaultFinder(
  store: Store<AppState>,
  startWorker: () => Worker,
): (changes: readonly LinkChange[]) => void {
  return (changes) => {
    const { trouble } = store.get();
    if (trouble?.source !== 'link' || changes.length < 2 || changes.length > MOST_PARTS) return;
    const faulty: string[] = [];
    let at = -1;
    const next = (): void => {
      patience.stop();
      at++;
      const change = changes[at];
      // Once the trouble is gone nobody wants to know.
      if (change === undefined || store.get().trouble !== trouble) {
        runner.destroy();
        if (faulty.length > 0) store.update(narrowTrouble(trouble, faulty));
        return;
      }
      patience.start(PART_IS_GOOD);
      runner.run(change.alone());
    };
    const patience = createTimer(() => {
      runner.cancel();
      next();
    });
    const refuse = (): void => {
      faulty.push(changes[at]!.part);
      next();
    };
    const runner = createRunner(startWorker, { progress: () => {}, done: next, refused: refuse, failed: next });
    next();
  };
}
