import type { Action } from './appState.ts';
import type { FocusTarget } from './appState.ts';

/** Opens the panel or the numbers page and requests the focus for a control, a row, or the search field. */
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

/** The target has the focus. */
export const clearFocusTarget: Action = (state) =>
  state.focusTarget === undefined ? state : { ...state, focusTarget: undefined };
