import { writeScene } from '../../core/scene/write.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { lookAt } from '../../screen/state/cameraActions.ts';
import { dismissNotice } from '../../screen/state/sessionNotice.ts';
import type { Store } from '../../screen/state/store.ts';
import type { UiEffects } from '../../screen/ui/context.ts';
import type { Gallery } from '../../screen/ui/pages/gallery.ts';
import { savedTitle } from '../../screen/words/panelWords.ts';
import { createTimer } from '../time/timer.ts';
import { ONE_FRAME } from '../time/waits.ts';
import { toggleFullScreen } from './browser.ts';
import type { SessionKeeper } from './sessionKeeper.ts';
import { viewOnThing } from './hitTest.ts';
import { copyText, linkBase } from './linkBase.ts';
import type { Pictures } from './pictures.ts';
import { describeInstant } from './runLayout.ts';
import { saveFile } from './saveFile.ts';
import { chooseFile } from './sceneFiles.ts';

/** What the interface's effects are implemented with. */
export type EffectParts = {
  readonly pictures: Pictures;
  readonly keeper: Pick<SessionKeeper, 'markSaved'>;
  readonly gallery: Gallery;
  /** Opens a chosen scene file. */
  readonly open: (file: File) => void;
};

export function createUiEffects(store: Store<AppState>, { pictures, keeper, gallery, open }: EffectParts): UiEffects {
  return {
    toggleFullScreen,
    saveScene: () => {
      const { scene, written } = store.get();
      const { name, text } = writeScene(scene, written, savedTitle);
      saveFile(name, text);
      keeper.markSaved(scene);
      store.update(dismissNotice);
    },
    openFile: () => void chooseFile().then((file) => file && open(file)),
    canvasHost: (element) => {
      pictures.host = element;
    },
    cardHost: (element) => {
      pictures.card = element;
    },
    baselineHost: (element) => {
      pictures.baselineHost = element;
    },
    lookCloser: () => {
      const { chosen } = store.get().inspection;
      const { viewport } = pictures;
      const view = chosen && viewport && viewOnThing(viewport, chosen);
      if (view !== undefined) store.update(lookAt(view, true));
    },
    linkBase,
    gallery,
    copy: copyText,
    later: (task) => createTimer(task).start(ONE_FRAME),
    describe: (run) => describeInstant(store.get(), run),
  };
}
