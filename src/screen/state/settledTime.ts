import type { AppState } from './appState.ts';

/** The time has stood still for a while. The app calls this, since only it has a clock. */
export function settleTime(state: AppState): AppState {
  return state.playing || state.settledTime === state.time ? state : { ...state, settledTime: state.time };
}
