import type { CanvasSize } from './placedText.ts';

/** The canvas in CSS pixels, and their ratio to device pixels. */
export type StageSize = CanvasSize & {
  readonly pixelRatio: number;
  /** CSS pixels from the left edge to the mark; the same as for the text over the picture. */
  readonly margin?: number | undefined;
};
