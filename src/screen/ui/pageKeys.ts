import type { Page } from '../state/appState.ts';

/** Strokes that mean something while the scenes lie over the picture; the others speak of the picture. */
const AMONG_SCENES: readonly string[] = ['g', '#', 'l', 'd', 'f', '?', 'Escape'];

export function worksOn(page: Page, stroke: string): boolean {
  return page !== 'scenes' || AMONG_SCENES.includes(stroke);
}
