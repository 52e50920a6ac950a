import type { CanvasSize } from './placedText.ts';

/** Font size of the mark in CSS pixels. */
export function markSize({ height, stage }: Pick<CanvasSize, 'height' | 'stage'>): number {
  return Math.max(12, Math.round((stage?.height ?? height) * 0.0205));
}

/** Height of the mark's line and of the rail below it. */
export function markRoom(sheet: Pick<CanvasSize, 'height' | 'stage' | 'rail'>): number {
  return Math.round(markSize(sheet) * 2 + (sheet.rail ?? 0));
}

/** Distance of the middle of the mark's line from the bottom of the canvas. */
export function markMiddle(sheet: Pick<CanvasSize, 'height' | 'stage' | 'rail'>): number {
  return markSize(sheet) * 1.02 + (sheet.rail ?? 0);
}

/** Height of the rail of beats below the mark's line on a canvas of this height, with a line of names where it bears them. */
export function railRoom(height: number, hasNames: boolean): number {
  const names = hasNames ? 1.3 * Math.max(13, height * 0.0204) : 0;
  return Math.round(Math.max(24, height * 0.04) + names);
}
