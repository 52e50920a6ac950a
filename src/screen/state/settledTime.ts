import type { AppState } from './appState.ts';

/** Time has stood for a moment; the page has a clock and says so, as for what is to be said of an instant. */
export function settleTime(state: AppState): AppState {
  return state.playing || state.settledTime === state.time ? state : { ...state, settledTime: state.time };
}
