import type { Page } from '../../state/appState.ts';

/** Strokes that work while a page covers the picture. The others concern the picture, or scroll the page. */
const ON_ANY_PAGE: readonly string[] = ['g', '#', 'l', 'd', 'f', '?', 'Escape'];
const STROKES: Readonly<Record<Page, readonly string[] | undefined>> = {
  stage: undefined,
  scenes: ON_ANY_PAGE,
  numbers: [...ON_ANY_PAGE, 's', 'x', '/', 'z', 'y', 'w', 'c', 'q', 't'],
};

export function isActiveOn(page: Page, stroke: string): boolean {
  return STROKES[page]?.includes(stroke) ?? true;
}
