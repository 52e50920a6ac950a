import type { AppState } from './appState.ts';

/**
 * The state to return to if what is being opened can't be run: the current state, or the existing fallback if earlier openings
 * have not run yet. Undefined if nothing has been shown.
 */
export function fallbackOf(state: AppState): AppState | undefined {
  if (state.fallback !== undefined || state.run === undefined) return state.fallback;
  return { ...state, trouble: undefined, notice: undefined, opened: undefined, pending: undefined, slow: false };
}

/** Returns to the fallback, keeping settings that are independent of the scene; undefined if there is none. */
export function returnToFallback(state: AppState): AppState | undefined {
  const { fallback, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice } = state;
  return fallback && { ...fallback, language, theme, motion, chosenMotion, voice, pictureRefused, baseline, notice };
}
