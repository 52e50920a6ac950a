import type { Action, Motion } from './appState.ts';

/** Follows the system's setting until the user chooses. */
export function followSystemMotion(motion: Motion): Action {
  return (state) => (state.chosenMotion === undefined ? { ...state, motion } : state);
}

export function chooseMotion(motion: Motion): Action {
  return (state) => ({ ...state, motion, chosenMotion: motion });
}
