import type { AppState } from './appState.ts';

/**
 * What to go back to if what is opened now can't be run: what is shown, or what was shown before other things were opened whose
 * runs have not come. Undefined where nothing has been shown yet.
 */
export function fallbackOf(state: AppState): AppState | undefined {
  if (state.fallback !== undefined || state.run === undefined) return state.fallback;
  return { ...state, trouble: undefined, notice: undefined, opened: undefined, pending: undefined, slow: false };
}

/** All as it was before the file or link that was opened last; undefined where there is nothing to go back to. */
export function returnToFallback(state: AppState): AppState | undefined {
  const { fallback: before, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice } = state;
  return before && { ...before, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice };
}
