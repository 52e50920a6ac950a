import type { AppState } from './appState.ts';
import { type BuiltIn, isBuiltIn, openLinkedScene } from './builtIn.ts';
import type { LinkedState } from './link.ts';
import { restoreSession, type SessionTexts } from './session.ts';

/**
 * The stored session if there is one, else the state of the link. If a session with a built-in scene is incomplete, the link
 * restores more: everything but the undo history.
 */
export function openSession(
  scenes: readonly BuiltIn[],
  base: AppState,
  texts: SessionTexts | undefined,
  link: LinkedState,
): AppState {
  const { state, notice } = texts === undefined ? NO_SESSION : restoreSession(scenes, base, texts);
  if (state !== undefined && (notice === undefined || !isBuiltIn(state))) return state;
  const opened = openLinkedScene(scenes, base, link);
  if (notice?.kind !== 'lost') return { ...opened, notice };
  return { ...opened, notice: { ...notice, lost: opened.trouble?.source === 'noScene' ? 'all' : 'undo' } };
}

const NO_SESSION = { state: undefined, notice: undefined };
