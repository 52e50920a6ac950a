import type { Action } from './appState.ts';
import type { Page } from './appState.ts';

/** Opens a page and pauses. View, beat and time are unchanged when the stage returns. */
export function openPage(page: Page): Action {
  return (state) => (state.page === page ? state : { ...state, page, playing: false, help: false });
}
