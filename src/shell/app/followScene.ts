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
 * Keeps the run that the state holds that of its scene, and the verdict that of its run. `runReceived` is called once the state holds
 * another run. Gives who proves.
 */
export function followScene(
  store: Store<AppState>,
  startWorker: () => Worker,
  { afterFrame }: Pick<FrameLoop, 'afterFrame'>,
  runReceived: () => void,
): Prover {
  const runner = createSceneRunner(store, startWorker, afterFrame, runReceived);
  const prover = createProver(startWorker, (scene, gains) => store.update(receiveVerdict(scene, gains)));
  let asked: Scene | undefined;
  let before = store.get();
  const follow = (): void => {
    const state = store.get();
    const { scene, run } = state;
    const isNextStep = isSameGesture(before, state);
    before = state;
    prover.want(run?.scene === scene ? scene : undefined, run?.reader.trace.program.hopCount);
    if (scene === asked) return;
    asked = scene;
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

/** Whether the scene was changed by a hand that goes on doing so, as on a slider. */
function isSameGesture({ history: { gesture }, written }: AppState, after: AppState): boolean {
  return gesture !== undefined && gesture === after.history.gesture && written === after.written;
}

/** Asks for a frame wherever the state comes to look otherwise. */
export function drawChanges(store: Store<AppState>, requestFrame: () => void): void {
  let before = store.get();
  store.subscribe(() => {
    const state = store.get();
    if (!isSamePicture(before, state)) requestFrame();
    before = state;
  });
}
