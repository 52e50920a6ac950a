import { parseScene } from '../../core/scene/parse.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { writeScene } from '../../core/scene/write.ts';
import { endProgress, pause, play, receiveRun, reportProgress } from '../../screen/state/actions.ts';
import { type AppState, initialState } from '../../screen/state/appState.ts';
import { fileOf } from '../../screen/state/builtIn.ts';
import { dismissNotice } from '../../screen/state/sessionNotice.ts';
import { readLink } from '../../screen/state/link.ts';
import { followSystemMotion } from '../../screen/state/motion.ts';
import { refusePicture } from '../../screen/state/noPicture.ts';
import { lookAt } from '../../screen/state/cameraActions.ts';
import { advance } from '../../screen/state/playback.ts';
import { openFile } from '../../screen/state/openFile.ts';
import { openSession } from '../../screen/state/openSession.ts';
import { refuseRun } from '../../screen/state/refusal.ts';
import { reloadScene } from '../../screen/state/reloadScene.ts';
import { receiveVerdict } from '../../screen/state/verdict.ts';
import { isSamePicture } from '../../screen/state/samePicture.ts';
import { createStore } from '../../screen/state/store.ts';
import { mountUi } from '../../screen/ui/mountUi.tsx';
import { handleWords } from '../../screen/words/handleWords.ts';
import { savedTitle } from '../../screen/words/panelWords.ts';
import { ONE_FRAME } from '../time/waits.ts';
import SimulationWorker from '../worker/simulate.worker.ts?worker';
import { followAddress } from './address.ts';
import { createDrawing } from './drawing.ts';
import { createFaultFinder } from './faultFinder.ts';
import { createGallery } from './gallery.ts';
import { createHandle } from './handle.ts';
import { viewOnThing } from './lensTools.ts';
import { createLoop } from './loop.ts';
import { runBaselines } from './comparison.ts';
import { createKeeper } from './keeping.ts';
import { copyText, linkBase } from './linkBase.ts';
import { describeInstant } from './runLayout.ts';
import type { PictureBox } from './pictureBox.ts';
import { Pictures } from './pictures.ts';
import { createProver } from './prover.ts';
import { createRunner } from './runner.ts';
import { watchRest } from './rest.ts';
import { saveFile } from './saveFile.ts';
import { createSessionStore } from './sessionStore.ts';
import { watchSlowRuns } from './slow.ts';
import {
  loadFonts,
  onPixelRatio,
  onSystemMotion,
  preferredLanguage,
  preferredTheme,
  toggleFullScreen,
} from './browser.ts';
import { chooseFile, createFileTaker, onDrop } from './sceneFiles.ts';
import { onScenesEdited } from './sceneEdits.ts';
import { FIRST_SCENE, SCENES } from './scenes.ts';

/** Whether the scene was changed by a hand that goes on doing so, as on a slider. */
function isSameGesture({ history: { gesture }, written }: AppState, after: AppState): boolean {
  return gesture !== undefined && gesture === after.history.gesture && written === after.written;
}

/** Wires state, simulation, picture and interface; from here on only the state says what is shown. */
function start(root: HTMLElement): void {
  const link = readLink(location.hash);
  const plain = initialState(
    parseScene(FIRST_SCENE.text),
    fileOf(FIRST_SCENE.id),
    preferredLanguage(),
    preferredTheme(),
  );
  const keeper = createKeeper(createSessionStore(() => sessionStorage, location.pathname));
  const texts = keeper.kept();
  const store = createStore<AppState>(openSession(SCENES, plain, texts, link));
  onSystemMotion((motion) => store.update(followSystemMotion(motion)));
  if (store.get().motion === 'less') store.update(pause);
  let hasPlayed = false;

  const loop = createLoop((seconds) => {
    store.update((state) => advance(state, pictures.isBehind ? 0 : seconds));
    const state = store.get();
    const { isMoving, isShown } = pictures.draw(state, seconds);
    if (isShown) drawing.drawn();
    if (state.run !== undefined && isShown && !hasPlayed) {
      hasPlayed = true;
      if (link.play && texts === undefined && state.motion === 'full') store.update(play);
    }
    const isGalleryMoving = gallery.frame(seconds, pictures.drawThumbnail);
    return store.get().playing || isMoving || isGalleryMoving;
  });
  const pictures = new Pictures(store, loop.request);
  const drawing = createDrawing(loop.request);
  onPixelRatio(loop.request);
  const gallery = createGallery(SCENES, () => new SimulationWorker(), store, loop.request);
  runBaselines(store, () => new SimulationWorker());
  const runner = createRunner(
    () => new SimulationWorker(),
    {
      progress: (progress) => store.update(reportProgress(progress)),
      done: (scene, reader, hash) => {
        store.update(receiveRun({ scene, reader, hash }));
        pictures.prepare();
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
    loop.afterFrame,
  );

  const findFault = createFaultFinder(store, () => new SimulationWorker());
  const prover = createProver(
    () => new SimulationWorker(),
    (scene, gains) => store.update(receiveVerdict(scene, gains)),
  );

  let asked: Scene | undefined;
  let before = store.get();
  const follow = (): void => {
    const state = store.get();
    const { scene, run } = state;
    if (scene !== asked) {
      asked = scene;
      if (run?.scene !== scene) {
        runner.run(scene, run !== undefined && isSameGesture(before, state));
      } else {
        runner.cancel();
        store.update(endProgress);
      }
    }
    prover.want(run?.scene === scene ? scene : undefined, run?.reader.trace.program.hopCount);
    if (!isSamePicture(before, state)) loop.request();
    before = state;
  };
  store.subscribe(follow);

  const open = createFileTaker((given) => store.update(openFile(given)));
  onDrop((given) => void open(given));
  let known = SCENES.map(({ text }) => text);
  onScenesEdited(() => {
    const edited = SCENES.find(({ id, text }) => fileOf(id) === store.get().file && !known.includes(text));
    known = SCENES.map(({ text }) => text);
    if (edited !== undefined) store.update(reloadScene(edited.text));
  });
  mountUi(root, store, {
    toggleFullScreen,
    saveScene: () => {
      const { scene, written } = store.get();
      const { name, text } = writeScene(scene, written, savedTitle);
      saveFile(name, text);
      keeper.saved(scene);
      store.update(dismissNotice);
    },
    openFile: () => void chooseFile().then((file) => file && open(file)),
    canvasHost: (element) => {
      pictures.host = element;
    },
    cardHost: (element) => {
      pictures.card = element;
    },
    lookCloser: () => {
      const { chosen } = store.get().inspection;
      const { lens } = pictures;
      const view = chosen && lens && viewOnThing(lens, chosen);
      if (view !== undefined) store.update(lookAt(view, true));
    },
    baselineHost: (element) => {
      pictures.baselineHost = element;
    },
    linkBase,
    gallery: gallery.gallery,
    copy: copyText,
    later: (task) => void setTimeout(task, ONE_FRAME),
    describe: (run) => describeInstant(store.get(), run),
  });
  watchSlowRuns(store);
  watchRest(store);
  follow();

  const opened = loadFonts().then(() => pictures.start(() => store.update(refusePicture)));
  const thePicture = async (): Promise<PictureBox> => {
    await opened;
    const picture = await pictures.settled();
    if (picture === undefined) throw new Error(handleWords(store.get().language).noWebGl);
    return picture;
  };
  const still = async (width: number, height: number): Promise<Blob> => {
    await thePicture();
    // The verdict stands in it.
    await prover.settled();
    const picture = await thePicture();
    const made = await picture.still({ ...store.get(), compare: false }, width, height);
    // Where the browser has taken the canvas away meanwhile, it is empty.
    return picture === (await thePicture()) ? made : still(width, height);
  };
  keeper.follow(store);
  followAddress(store, keeper);
  window.chokepoint = createHandle(store, { shown: drawing.next, still });
}

start(document.getElementById('app')!);
