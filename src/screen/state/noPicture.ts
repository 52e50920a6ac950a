import type { AppState } from './appState.ts';

/** Without WebGL the text view takes the place of the picture. */
export function refusePicture(state: AppState): AppState {
  return { ...state, pictureRefused: true, side: 'text' };
}
