import type { CanvasSize } from './placedText.ts';

/** The mark's size in CSS pixels. */
export function markSize({ height, stage }: Pick<CanvasSize, 'height' | 'stage'>): number {
  return Math.max(12, Math.round((stage?.height ?? height) * 0.0205));
}

/** Height at the bottom of the canvas that belongs to the mark. */
export function markRoom(sheet: Pick<CanvasSize, 'height' | 'stage'>): number {
  return Math.round(markSize(sheet) * 2);
}
