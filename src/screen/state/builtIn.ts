import { shorten } from '../../core/scene/shorten.ts';
import type { Action } from './appState.ts';
import { openScene, reportTrouble } from './actions.ts';
import type { AppState } from './appState.ts';
import { type LinkedState, openLink } from './link.ts';
import { openPage } from './pages.ts';

/** A scene that is part of the app. */
export type BuiltIn = { readonly id: string; readonly text: string };

/** The path of a built-in scene in the repository, for messages. */
export function fileOf(id: string): string {
  return `scenes/${id}.scene.json`;
}

/** Whether a link can name the open scene; false for a file of the user's. */
export function isBuiltIn({ file, written }: AppState): boolean {
  return file === fileOf(written.id);
}

const MAX_NAME_LENGTH = 60;

/** Opens a built-in scene. If the id is unknown the state stays, with a problem that lists the known ids. */
export function openBuiltIn(scenes: readonly BuiltIn[], id: string): Action {
  const found = scenes.find((scene) => scene.id === id);
  if (found !== undefined) return openScene(fileOf(id), found.text);
  const known = scenes.map((scene) => scene.id);
  return (state) =>
    reportTrouble({
      file: `#scene=${id.slice(0, MAX_NAME_LENGTH)}`,
      source: 'noScene',
      stays: state.run === undefined ? 'other' : 'before',
      problems: [{ path: 'scene', kind: 'dangling', of: 'scene', name: id, known, got: shorten(id) }],
    })(state);
}

/** Opens a link: in the open scene, or in the built-in scene that it names. */
export function openLinkedScene(scenes: readonly BuiltIn[], state: AppState, link: LinkedState): AppState {
  const isOther = link.scene !== undefined && link.scene !== state.written.id;
  return openLink(isOther ? openBuiltIn(scenes, link.scene)(state) : state, link);
}

/**
 * Opens a scene from the gallery. The open scene continues where it was; another one starts at the beginning, in a talk with its
 * first beat.
 */
export function chooseScene(scenes: readonly BuiltIn[], id: string): Action {
  return (state) => {
    const onStage = openPage('stage')(state);
    if (id === state.written.id) return onStage;
    const opened = openBuiltIn(scenes, id)(onStage);
    return opened.mode === 'talk' && opened.written.beats.length > 0 ? { ...opened, beat: 0 } : opened;
  };
}
