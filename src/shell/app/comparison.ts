import type { Scene } from '../../core/scene/schema.ts';
import { reportTrouble } from '../../screen/state/actions.ts';
import { type AppState, baselineOf, isComparing } from '../../screen/state/appState.ts';
import { receiveBaseline } from '../../screen/state/comparison.ts';
import type { Store } from '../../screen/state/store.ts';
import { createRunner, type Runner } from './runner.ts';

/** Simulates the scene as written, in its own worker, when a comparison first needs it; the state keeps that run. */
export function runBaselines(store: Store<AppState>, startWorker: () => Worker): void {
  let requested: Scene | undefined;
  let runner: Runner | undefined;

  const startRunner = (): Runner =>
    createRunner(startWorker, {
      progress: () => {},
      done: (scene, reader, hash) => {
        // receiveBaseline drops a run that is no longer needed; it is requested again when needed again.
        requested = undefined;
        store.update(receiveBaseline({ scene, reader, hash }));
      },
      refused: (_, problems) => {
        requested = undefined;
        store.update((state) => reportTrouble({ file: state.file, problems })({ ...state, compare: false }));
      },
      failed: (message) => {
        throw new Error(`the simulation of the scene as written failed: ${message}`);
      },
    });
  store.subscribe(() => {
    const state = store.get();
    if (requested !== undefined && requested !== state.written) {
      // Another scene has been opened.
      requested = undefined;
      runner?.cancel();
    }
    // If the scene is not tweaked, its own run is the baseline, and is under way already.
    const isWanted = isComparing(state) && baselineOf(state) === undefined && state.scene !== state.written;
    if (!isWanted || requested === state.written) return;
    requested = state.written;
    runner ??= startRunner();
    runner.run(state.written);
  });
}
