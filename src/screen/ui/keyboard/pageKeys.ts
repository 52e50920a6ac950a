import type { Page } from '../../state/appState.ts';

/** Strokes that mean something while a page lies over the picture; the others speak of the picture, or scroll the page. */
const ON_ANY: readonly string[] = ['g', '#', 'l', 'd', 'f', '?', 'Escape'];
const ON: Readonly<Record<Page, readonly string[] | undefined>> = {
  stage: undefined,
  scenes: ON_ANY,
  numbers: [...ON_ANY, 's', 'x', '/', 'z', 'y', 'w', 'c', 'q', 't'],
};

export function isActiveOn(page: Page, stroke: string): boolean {
  return ON[page]?.includes(stroke) ?? true;
}
