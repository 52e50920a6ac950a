import type { Scene } from '../../core/scene/schema.ts';
import { endProgress, receiveRun, reportProgress } from '../../screen/state/actions.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { refuseRun } from '../../screen/state/refusal.ts';
import { isSamePicture } from '../../screen/state/samePicture.ts';
import type { Store } from '../../screen/state/store.ts';
import { receiveVerdict } from '../../screen/state/verdict.ts';
import { createFaultFinder } from './faultFinder.ts';
import type { FrameLoop } from './loop.ts';
import { createProver, type Prover } from './prover.ts';
import { createRunner, type Runner } from './runner.ts';

/**
 * Simulates the state's scene whenever it changes, then proves the verdict of that run. `runReceived` is called after each new run is in
 * the state. Returns the prover.
 */
export function followScene(
  store: Store<AppState>,
  startWorker: () => Worker,
  { afterFrame }: Pick<FrameLoop, 'afterFrame'>,
  runReceived: () => void,
): Prover {
  const runner = createSceneRunner(store, startWorker, afterFrame, runReceived);
  const prover = createProver(startWorker, (scene, gains) => store.update(receiveVerdict(scene, gains)));
  let requested: Scene | undefined;
  let before = store.get();
  const follow = (): void => {
    const state = store.get();
    const { scene, run } = state;
    const isNextStep = isSameGesture(before, state);
    before = state;
    prover.prove(run?.scene === scene ? scene : undefined, run?.reader.trace.program.hopCount);
    if (scene === requested) return;
    requested = scene;
    if (run?.scene !== scene) runner.run(scene, run !== undefined && isNextStep);
    else {
      runner.cancel();
      store.update(endProgress);
    }
  };
  store.subscribe(follow);
  follow();
  return prover;
}

function createSceneRunner(
  store: Store<AppState>,
  startWorker: () => Worker,
  afterFrame: FrameLoop['afterFrame'],
  runReceived: () => void,
): Runner {
  const findFault = createFaultFinder(store, startWorker);
  return createRunner(
    startWorker,
    {
      progress: (progress) => store.update(reportProgress(progress)),
      done: (scene, reader, hash) => {
        store.update(receiveRun({ scene, reader, hash }));
        runReceived();
      },
      refused: (_, problems) => {
        const { opened } = store.get();
        store.update(refuseRun(problems));
        findFault(opened?.changes ?? []);
      },
      failed: (message) => {
        throw new Error(`the simulation failed: ${message}`);
      },
    },
    afterFrame,
  );
}

/** Whether both states belong to one continuing gesture, such as a drag of a slider. */
function isSameGesture({ history: { gesture }, written }: AppState, after: AppState): boolean {
  return gesture !== undefined && gesture === after.history.gesture && written === after.written;
}

/** Requests a frame whenever a change of the state changes the picture. */
export function requestFrameOnChange(store: Store<AppState>, requestFrame: () => void): void {
  let before = store.get();
  store.subscribe(() => {
    const state = store.get();
    if (!isSamePicture(before, state)) requestFrame();
    before = state;
  });
}
