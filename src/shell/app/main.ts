import { readLink } from '../../screen/state/link.ts';
import { refusePicture } from '../../screen/state/noPicture.ts';
import { openFile } from '../../screen/state/openFile.ts';
import { mountUi } from '../../screen/ui/mountUi.tsx';
import SimulationWorker from '../worker/simulate.worker.ts?worker';
import { followAddress } from './address.ts';
import { loadFonts, onPixelRatio } from './browser.ts';
import { runBaselines } from './comparison.ts';
import { createDrawing } from './drawing.ts';
import { showEditedScenes } from './editedScenes.ts';
import { drawChanges, followScene } from './followScene.ts';
import { createGallery } from './gallery.ts';
import { createHandle } from './handle.ts';
import { createKeeper } from './keeping.ts';
import { createLoop } from './loop.ts';
import { openStore } from './openStore.ts';
import { createPageFrame } from './pageFrame.ts';
import { createStills } from './pageStill.ts';
import { Pictures } from './pictures.ts';
import { watchRest } from './rest.ts';
import { createFileTaker, onDrop } from './sceneFiles.ts';
import { SCENES } from './scenes.ts';
import { createSessionStore } from './sessionStore.ts';
import { watchSlowRuns } from './slow.ts';
import { createUiEffects } from './uiEffects.ts';

/** Wires state, simulation, picture and interface; from here on only the state says what is shown. */
function start(root: HTMLElement): void {
  const startWorker = (): Worker => new SimulationWorker();

  // The state, as a link or the last visit left it.
  const link = readLink(location.hash);
  const keeper = createKeeper(createSessionStore(() => sessionStorage, location.pathname));
  const kept = keeper.kept();
  const store = openStore(link, kept);

  // The picture, drawn where the state has changed.
  const loop = createLoop((seconds) => drawFrame(seconds));
  const pictures = new Pictures(store, loop.request);
  const drawing = createDrawing(loop.request);
  const gallery = createGallery(SCENES, startWorker, store, loop.request);
  const drawFrame = createPageFrame(store, { pictures, gallery, drawing }, link.play && kept === undefined);
  drawChanges(store, loop.request);
  onPixelRatio(loop.request);

  // The runs of the scene, and what is known of them.
  const prover = followScene(store, startWorker, loop, () => pictures.prepare());
  runBaselines(store, startWorker);
  watchSlowRuns(store);
  watchRest(store);
  showEditedScenes(store);

  // The interface.
  const open = createFileTaker((given) => store.update(openFile(given)));
  onDrop((given) => void open(given));
  const effects = { pictures, keeper, gallery: gallery.gallery, open: (file: File) => void open(file) };
  mountUi(root, store, createUiEffects(store, effects));
  const started = loadFonts().then(() => pictures.start(() => store.update(refusePicture)));

  // The world outside: what a reload keeps, the address, and pages that embed the app.
  keeper.follow(store);
  followAddress(store, keeper);
  const still = createStills(store, pictures, prover, started);
  window.chokepoint = createHandle(store, { shown: drawing.next, still });
}

start(document.getElementById('app')!);
