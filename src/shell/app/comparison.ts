import type { Scene } from '../../core/scene/schema.ts';
import { reportTrouble } from '../../screen/state/actions.ts';
import { type AppState, baselineOf, isComparing } from '../../screen/state/appState.ts';
import { receiveBaseline } from '../../screen/state/comparison.ts';
import type { Store } from '../../screen/state/store.ts';
import { pictureWords } from '../../screen/words/pictureWords.ts';
import { listenToPicture } from './pictureInput.ts';
import { createRunner, type Runner } from './runner.ts';
import { createSteadyBox, type SteadyBox } from './steadyBox.ts';

/** The other half of a comparison: the scene as written, its run and its picture. */
export type Comparison = {
  /** Gets the empty box for the second picture, and null when it goes. */
  readonly host: (element: HTMLElement | null) => void;
  /** Lays it out beside a new run of the tweak, as the picture box does. */
  readonly prepare: (state: AppState) => void;
  /** Draws the scene as written as the picture box does, where it is to be seen. */
  readonly draw: (state: AppState, seconds: number) => boolean;
};

/** Runs the scene as written when it is first compared with, in a worker of its own, and keeps that run. */
export function createComparison(
  store: Store<AppState>,
  startWorker: () => Worker,
  requestFrame: () => void,
): Comparison {
  let asked: Scene | undefined;
  let runner: Runner | undefined;
  let box: SteadyBox | undefined;
  let letGo: () => void = () => {};

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

  return {
    host: (element) => {
      letGo();
      if (element === null) {
        box?.destroy();
        box = undefined;
        return;
      }
      box ??= createSteadyBox(requestFrame, (host) => sayNoPicture(host, store.get()));
      box.attach(element);
      letGo = listenToPicture(element, store, () => box?.current()?.lens());
    },
    prepare: (state) => {
      const half = halfOf(state);
      if (half !== undefined) box?.current()?.prepare(half, state.run);
    },
    draw: (state, seconds) => {
      const half = halfOf(state);
      return (half !== undefined && box?.current()?.draw(half, seconds, state.run)) ?? false;
    },
  };
}

/** The state as that of the scene as written, while it is compared with. */
function halfOf(state: AppState): AppState | undefined {
  const run = baselineOf(state);
  return isComparing(state) && run !== undefined ? { ...state, run, verdict: undefined } : undefined;
}

/** Where the browser gives no second WebGL context: words in the picture's place. */
function sayNoPicture(host: HTMLElement | null, { language }: AppState): void {
  const message = document.createElement('p');
  message.className = 'no-picture';
  message.textContent = pictureWords(language).noWebGl;
  host?.append(message);
}
