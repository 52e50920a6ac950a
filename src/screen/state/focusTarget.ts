import type { Action } from './appState.ts';
import type { FocusTarget } from './appState.ts';

/** Brings the eye and the keyboard to a control in the panel, to a row of the page of numbers, or to the panel's search. */
export function focusOn(at: FocusTarget['at'], path = ''): Action {
  return (state) => ({
    ...state,
    mode: 'watch',
    playing: at === 'number' ? false : state.playing,
    help: false,
    ...(at === 'number' ? { page: 'numbers' } : { page: 'stage', side: 'tweak' }),
    focusTarget: { at, path },
  });
}

/** What was pointed at has been reached. */
export const clearFocusTarget: Action = (state) =>
  state.focusTarget === undefined ? state : { ...state, focusTarget: undefined };
