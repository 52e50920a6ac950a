import { shorten } from '../../core/scene/shorten.ts';
import type { Action } from './appState.ts';
import { openScene, reportTrouble } from './actions.ts';
import type { AppState } from './appState.ts';
import { type LinkedState, openLink } from './link.ts';
import { openPage } from './pages.ts';

/** A scene that the app brings along. */
export type BuiltIn = { readonly id: string; readonly text: string };

/** Where a built-in scene stands in the repository, for messages. */
export function fileOf(id: string): string {
  return `scenes/${id}.scene.json`;
}

/** Whether an address can name the scene: one that came from a user's file is known here alone. */
export function isBuiltIn({ file, written }: AppState): boolean {
  return file === fileOf(written.id);
}

const MAX_NAME_LENGTH = 60;

/** Opens a scene of the app. Where there is none of that name all stays as it is, and the trouble names those there are. */
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

/** The state that an address asks for: of the scene that is open, or of one of the app's that it names. */
export function openLinkedScene(scenes: readonly BuiltIn[], state: AppState, link: LinkedState): AppState {
  const isOther = link.scene !== undefined && link.scene !== state.written.id;
  return openLink(isOther ? openBuiltIn(scenes, link.scene)(state) : state, link);
}

/**
 * From the gallery to the stage: the scene that is open is there as it was left, another one from its beginning; in a talk, with
 * its first beat.
 */
export function chooseScene(scenes: readonly BuiltIn[], id: string): Action {
  return (state) => {
    const onStage = openPage('stage')(state);
    if (id === state.written.id) return onStage;
    const opened = openBuiltIn(scenes, id)(onStage);
    return opened.mode === 'talk' && opened.written.beats.length > 0 ? { ...opened, beat: 0 } : opened;
  };
}
