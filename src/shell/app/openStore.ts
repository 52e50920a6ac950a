import { parseScene } from '../../core/scene/parse.ts';
import { pause } from '../../screen/state/actions.ts';
import { type AppState, initialState } from '../../screen/state/appState.ts';
import { fileOf } from '../../screen/state/builtIn.ts';
import type { LinkedState } from '../../screen/state/link.ts';
import { followSystemMotion } from '../../screen/state/motion.ts';
import { openSession } from '../../screen/state/openSession.ts';
import type { SessionTexts } from '../../screen/state/session.ts';
import { createStore, type Store } from '../../screen/state/store.ts';
import { onSystemMotion, preferredLanguage, preferredTheme } from './browser.ts';
import { FIRST_SCENE, SCENES } from './scenes.ts';

/** Creates the app's store: the saved session, else the link's state, else the first scene with the browser's language and theme. */
export function openStore(link: LinkedState, kept: SessionTexts | undefined): Store<AppState> {
  const plain = initialState(
    parseScene(FIRST_SCENE.text),
    fileOf(FIRST_SCENE.id),
    preferredLanguage(),
    preferredTheme(),
  );
  const store = createStore<AppState>(openSession(SCENES, plain, kept, link));
  onSystemMotion((motion) => store.update(followSystemMotion(motion)));
  if (store.get().motion === 'less') store.update(pause);
  return store;
}
