import { keepInRun, leaveTalk } from './actions.ts';
import { type AppState, isComparing, type Run } from './appState.ts';

/** The scene as written beside the scene as it is now, or no longer. Asked for in a talk, it ends the talk. */
export function toggleCompare(state: AppState): AppState {
  const compare = !isComparing(state);
  const watched = state.mode === 'talk' ? leaveTalk(state) : state;
  return keepInRun({ ...watched, compare });
}

/** The run of the scene as written has come. */
export function receiveBaseline(baseline: Run): (state: AppState) => AppState {
  return (state) => keepInRun({ ...state, baseline });
}
