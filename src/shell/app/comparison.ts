import type { Scene } from '../../core/scene/schema.ts';
import { reportTrouble } from '../../screen/state/actions.ts';
import { type AppState, baselineOf, isComparing } from '../../screen/state/appState.ts';
import { receiveBaseline } from '../../screen/state/comparison.ts';
import type { Store } from '../../screen/state/store.ts';
import { createRunner, type Runner } from './runner.ts';

/** Runs the scene as written when it is first compared with, in a worker of its own, and keeps that run. */
export function runBaselines(store: Store<AppState>, startWorker: () => Worker): void {
  let asked: Scene | undefined;
  let runner: Runner | undefined;

  const startRunner = (): Runner =>
    createRunner(startWorker, {
      progress: () => {},
      done: (scene, reader, hash) => {
        // One that is no longer of use is not kept, and is asked for again where it is wanted again.
        asked = undefined;
        store.update(receiveBaseline({ scene, reader, hash }));
      },
      refused: (_, problems) => {
        asked = undefined;
        store.update((state) => reportTrouble({ file: state.file, problems })({ ...state, compare: false }));
      },
      failed: (message) => {
        throw new Error(`the simulation of the scene as written failed: ${message}`);
      },
    });
  store.subscribe(() => {
    const state = store.get();
    if (asked !== undefined && asked !== state.written) {
      // Another scene has been opened: nobody compares with the one before any more.
      asked = undefined;
      runner?.cancel();
    }
    // The scene as it is now may be the one as written: then its run, under way already, is the one.
    const isWanted = isComparing(state) && baselineOf(state) === undefined && state.scene !== state.written;
    if (!isWanted || asked === state.written) return;
    asked = state.written;
    runner ??= startRunner();
    runner.run(state.written);
  });
}
