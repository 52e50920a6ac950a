import type { Action } from './appState.ts';
import type { Page } from './appState.ts';

/** Shows a page. Time stands still behind it, and view, beat and instant are there again when the stage is. */
export function openPage(page: Page): Action {
  return (state) => (state.page === page ? state : { ...state, page, playing: false, help: false });
}
