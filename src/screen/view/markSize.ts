import type { CanvasSize } from './placedText.ts';

/** Font size of the mark in CSS pixels. */
export function markSize({ height, stage }: Pick<CanvasSize, 'height' | 'stage'>): number {
  return Math.max(12, Math.round((stage?.height ?? height) * 0.0205));
}

/** Height of the mark's line at the bottom of the canvas. */
export function markRoom(sheet: Pick<CanvasSize, 'height' | 'stage'>): number {
  return Math.round(markSize(sheet) * 2);
}
