import { readLink } from '../../screen/state/link.ts';
import { refusePicture } from '../../screen/state/noPicture.ts';
import { openFile } from '../../screen/state/openFile.ts';
import { mountUi } from '../../screen/ui/mountUi.tsx';
import SimulationWorker from '../worker/simulate.worker.ts?worker';
import { followAddress } from './address.ts';
import { loadFonts, onPixelRatio } from './browser.ts';
import { runBaselines } from './comparison.ts';
import { createFrameSignal } from './frameSignal.ts';
import { showEditedScenes } from './editedScenes.ts';
import { requestFrameOnChange, followScene } from './followScene.ts';
import { createGallery } from './gallery.ts';
import { createHandle } from './handle.ts';
import { createSessionKeeper } from './sessionKeeper.ts';
import { createLoop } from './loop.ts';
import { openStore } from './openStore.ts';
import { createPageFrame } from './pageFrame.ts';
import { createStills } from './pageStill.ts';
import { Pictures } from './pictures.ts';
import { watchRest } from './rest.ts';
import { createFileReader, onDrop } from './sceneFiles.ts';
import { SCENES } from './scenes.ts';
import { createSessionStore } from './sessionStore.ts';
import { watchSlowRuns } from './slowRuns.ts';
import { createUiEffects } from './uiEffects.ts';

/** Creates and connects state, simulation, picture and interface. */
function start(root: HTMLElement): void {
  const startWorker = (): Worker => new SimulationWorker();

  // The state, restored from the last visit or opened from the link.
  const link = readLink(location.hash);
  const keeper = createSessionKeeper(createSessionStore(() => sessionStorage, location.pathname));
  const kept = keeper.readSession();
  const store = openStore(link, kept);

  // The picture, drawn when the state changes.
  const loop = createLoop((seconds) => drawFrame(seconds));
  const pictures = new Pictures(store, loop.request);
  const drawing = createFrameSignal(loop.request);
  const gallery = createGallery(SCENES, startWorker, store, loop.request);
  const drawFrame = createPageFrame(store, { pictures, gallery, drawing }, link.play && kept === undefined);
  requestFrameOnChange(store, loop.request);
  onPixelRatio(loop.request);

  // Simulation and verdict.
  const prover = followScene(store, startWorker, loop, () => pictures.prepare());
  runBaselines(store, startWorker);
  watchSlowRuns(store);
  watchRest(store);
  showEditedScenes(store);

  // The interface.
  const open = createFileReader((given) => store.update(openFile(given)));
  onDrop((given) => void open(given));
  const effects = { pictures, keeper, gallery: gallery.gallery, open: (file: File) => void open(file) };
  mountUi(root, store, createUiEffects(store, effects));
  const started = loadFonts().then(() => pictures.start(() => store.update(refusePicture)));

  // Session, address, and the API for embedding pages.
  keeper.follow(store);
  followAddress(store, keeper);
  const still = createStills(store, pictures, prover, started);
  window.chokepoint = createHandle(store, { shown: drawing.next, still });
}

start(document.getElementById('app')!);
