import { keepInRun } from './actions.ts';
import { type AppState, isComparing, type Run } from './appState.ts';
import { openPage } from './pages.ts';

/** Toggles the comparison. On a page it returns to the stage. */
export function toggleCompare(state: AppState): AppState {
  const isSeen = isComparing(state) && state.page === 'stage';
  return keepInRun({ ...openPage('stage')(state), compare: !isSeen });
}

/** The run of a scene as written is finished. It is ignored if another scene has been opened meanwhile. */
export function receiveBaseline(baseline: Run): (state: AppState) => AppState {
  return (state) => (baseline.scene === state.written ? keepInRun({ ...state, baseline }) : state);
}
