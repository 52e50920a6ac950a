import type { AppState } from './appState.ts';

/** The dialog with the link to what is seen now. Time stands, so that it stays what is seen. */
export function toggleShare(state: AppState): AppState {
  return { ...state, share: !state.share, help: false, playing: false };
}
