import type { AppState } from '../../screen/state/appState.ts';
import { fileOf } from '../../screen/state/builtIn.ts';
import { reloadScene } from '../../screen/state/reloadScene.ts';
import type { Store } from '../../screen/state/store.ts';
import { onScenesEdited } from './sceneEdits.ts';
import { SCENES } from './scenes.ts';

/** In development, reloads the open scene when its file is saved. */
export function showEditedScenes(store: Store<AppState>): void {
  let known = SCENES.map(({ text }) => text);
  onScenesEdited(() => {
    const edited = SCENES.find(({ id, text }) => fileOf(id) === store.get().file && !known.includes(text));
    known = SCENES.map(({ text }) => text);
    if (edited !== undefined) store.update(reloadScene(edited.text));
  });
}
