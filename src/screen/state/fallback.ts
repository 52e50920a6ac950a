import type { AppState } from './appState.ts';

/**
 * What to go back to if what is opened now can't be run: what is shown, or what was shown before other things were opened whose
 * runs have not come. Undefined where nothing has been shown yet.
 */
export function leaving(state: AppState): AppState | undefined {
  if (state.before !== undefined || state.run === undefined) return state.before;
  return { ...state, trouble: undefined, notice: undefined, opened: undefined, pending: undefined, slow: false };
}

/** All as it was before the file or link that was opened last; undefined where there is nothing to go back to. */
export function goBack(state: AppState): AppState | undefined {
  const { before, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice } = state;
  return before && { ...before, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice };
}
