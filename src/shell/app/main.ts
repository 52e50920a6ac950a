import { parseScene } from '../../core/scene/parse.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { writeScene } from '../../core/scene/write.ts';
import {
  endProgress,
  openScene,
  play,
  receiveRun,
  refuseScene,
  reportProgress,
  tellBeat,
} from '../../screen/state/actions.ts';
import { type AppState, initialState } from '../../screen/state/appState.ts';
import { fileOf, openAddress } from '../../screen/state/builtIn.ts';
import { readLink } from '../../screen/state/link.ts';
import { advance } from '../../screen/state/playback.ts';
import { reloadScene } from '../../screen/state/reload.ts';
import { createStore } from '../../screen/state/store.ts';
import { mountUi } from '../../screen/ui/mountUi.tsx';
import { savedTitle } from '../../screen/words/panelWords.ts';
import { pictureText } from '../../screen/words/pictureWords.ts';
import SimulationWorker from '../worker/simulate.worker.ts?worker';
import { followAddress } from './address.ts';
import { createHandle } from './handle.ts';
import { createLoop } from './loop.ts';
import { createPictureBox, type PictureBox } from './pictureBox.ts';
import { describeInstant } from './runLayout.ts';
import { createRunner } from './runner.ts';
import { saveFile } from './saveFile.ts';
import { watchSlowRuns } from './slow.ts';
import {
  chooseFile,
  loadFonts,
  onFileDropped,
  preferredLanguage,
  toggleFullScreen,
  wantsLessMotion,
} from './browser.ts';
import { onScenesEdited } from './sceneEdits.ts';
import { FIRST_SCENE, SCENES } from './scenes.ts';

/** Milliseconds; a page that gets no WebGL in all these tries gets none. */
const PAUSES_BEFORE_TRIES = [0, 100, 400, 1500];

/** Wires state, simulation, picture and interface; from here on only the state says what is shown. */
function start(root: HTMLElement): void {
  const link = readLink(location.hash);
  const plain = initialState(parseScene(FIRST_SCENE.text), fileOf(FIRST_SCENE.id), preferredLanguage(), 'night');
  const store = createStore<AppState>(openAddress(SCENES, plain, link));
  let box: PictureBox | undefined;
  let host: HTMLElement | null = null;
  let firstDrawn: () => void = () => {};
  let isDrawn = false;
  const ready = new Promise<void>((resolve) => {
    firstDrawn = resolve;
  });

  const loop = createLoop((seconds) => {
    store.update((state) => advance(state, seconds));
    const state = store.get();
    box?.draw(state);
    if (state.run !== undefined && box !== undefined && !isDrawn) {
      isDrawn = true;
      firstDrawn();
      if (link.beat !== undefined && link.time === undefined) store.update(tellBeat(state.beat, false));
      if (link.play && !wantsLessMotion()) store.update(play);
    }
    return store.get().playing;
  });
  const runner = createRunner(() => new SimulationWorker(), {
    progress: (progress) => store.update(reportProgress(progress)),
    done: (scene, reader, hash) => store.update(receiveRun({ scene, reader, hash })),
    refused: (_, problems) => store.update(refuseScene({ file: store.get().file, problems })),
    failed: (message) => {
      throw new Error(`the simulation failed: ${message}`);
    },
  });

  let asked: Scene | undefined;
  const follow = (): void => {
    const { scene, run } = store.get();
    if (scene !== asked) {
      asked = scene;
      if (run?.scene !== scene) {
        runner.run(scene);
      } else {
        runner.cancel();
        store.update(endProgress);
      }
    }
    loop.request();
  };
  store.subscribe(follow);

  const open = (file: { name: string; text: string }): void => store.update(openScene(file.name, file.text));
  onFileDropped(open);
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
    },
    openFile: () => void chooseFile().then((file) => file && open(file)),
    canvasHost: (element) => {
      host = element;
      box?.attach(element);
    },
    describe: () => describeInstant(store.get()),
  });
  watchSlowRuns(store);
  follow();

  /** The picture is a function of the state, so one that is lost is made anew, and shows the same instant. */
  const openBox = async (): Promise<void> => {
    for (const pause of PAUSES_BEFORE_TRIES) {
      try {
        await new Promise((resume) => setTimeout(resume, pause));
        const made = await createPictureBox(loop.request, () => {
          box?.destroy();
          box = undefined;
          void openBox();
        });
        box = made;
        box.attach(host);
        loop.request();
        return;
      } catch {
        // The browser may give a context a little later, as after a crash of its GPU process.
      }
    }
    sayNoPicture(host, store.get());
  };
  void loadFonts().then(openBox);
  const still = async (width: number, height: number): Promise<Blob> => {
    if (box === undefined) throw new Error('there is no picture');
    return box.still(store.get(), width, height);
  };
  followAddress(store);
  window.chokepoint = createHandle(store, ready, still);
}

/** Where the browser gives no WebGL: words in the picture's place. The rest of the page works on. */
function sayNoPicture(host: HTMLElement | null, state: AppState): void {
  const message = document.createElement('p');
  message.className = 'no-picture';
  message.textContent = pictureText(state.language).noWebGl;
  host?.append(message);
}

start(document.getElementById('app')!);
