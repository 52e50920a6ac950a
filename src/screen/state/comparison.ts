import { keepInRun } from './actions.ts';
import { type AppState, isComparing, type Run } from './appState.ts';
import { openPage } from './pages.ts';

/** The scene as written beside the scene as it is now, or no longer. Asked for on a page, it leaves that. */
export function toggleCompare(state: AppState): AppState {
  const isSeen = isComparing(state) && state.page === 'stage';
  return keepInRun({ ...openPage('stage')(state), compare: !isSeen });
}

/** The run of a scene as written has come. Where another scene has been opened meanwhile, what is kept of that one stays. */
export function receiveBaseline(baseline: Run): (state: AppState) => AppState {
  return (state) => (baseline.scene === state.written ? keepInRun({ ...state, baseline }) : state);
}
