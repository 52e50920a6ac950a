import type { AppState } from './appState.ts';

/** Time has stood for a moment; the page has a clock and says so, as for what is to be said of an instant. */
export function reportRest(state: AppState): AppState {
  return state.playing || state.rested === state.time ? state : { ...state, rested: state.time };
}
