import type { AppState, LinkChange } from '../../screen/state/appState.ts';
import { narrowTrouble } from '../../screen/state/refusal.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { LINK_PART_TIMEOUT } from '../time/waits.ts';
import { createRunner } from './runner.ts';

/** If a link has more parts than this, none is tested alone and the message names them all. */
const MOST_PARTS = 12;

/**
 * When the scene of a link can't be run, runs each of the link's changes alone, in a separate worker. If some fail alone, the error
 * message is narrowed to those.
 */
export function createFaultFinder(
  store: Store<AppState>,
  startWorker: () => Worker,
): (changes: readonly LinkChange[]) => void {
  return (changes) => {
    const { trouble } = store.get();
    if (trouble?.source !== 'link' || changes.length < 2 || changes.length > MOST_PARTS) return;
    const faulty: string[] = [];
    let index = -1;
    const next = (): void => {
      timeout.stop();
      index++;
      const change = changes[index];
      // Stop if the error has been dismissed meanwhile.
      if (change === undefined || store.get().trouble !== trouble) {
        runner.destroy();
        if (faulty.length > 0) store.update(narrowTrouble(trouble, faulty));
        return;
      }
      timeout.start(LINK_PART_TIMEOUT);
      runner.run(change.alone());
    };
    const timeout = createTimer(() => {
      runner.cancel();
      next();
    });
    const refuse = (): void => {
      faulty.push(changes[index]!.part);
      next();
    };
    const runner = createRunner(startWorker, { progress: () => {}, done: next, refused: refuse, failed: next });
    next();
  };
}
