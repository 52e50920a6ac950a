import type { AppState } from './appState.ts';

/** Toggles the share dialog. Pauses, so that the link stays that of the view. */
export function toggleShare(state: AppState): AppState {
  return { ...state, share: !state.share, help: false, playing: false };
}
