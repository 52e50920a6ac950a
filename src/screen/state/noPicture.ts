import type { AppState } from './appState.ts';

/** Where the browser gives no picture, words stand in its place. */
export function refusePicture(state: AppState): AppState {
  return { ...state, pictureRefused: true, side: 'text' };
}
