import type { Label, LegendEntry } from '../describe/labels.ts';
import type { Box } from '../picture/layout.ts';
import { textWidth } from '../picture/textWidth.ts';
import type { Insets } from '../picture/layout.ts';

/** In CSS pixels. */
export type Extent = { readonly width: number; readonly height: number };

/**
 * A canvas. If it is half of a `stage` in a talk, its text has the size for the whole stage. `rail`: height of the rail of beats below
 * the mark's line.
 */
export type CanvasSize = Extent & { readonly stage?: Extent | undefined; readonly rail?: number | undefined };

/** The canvas in CSS pixels, and its covered edges. */
export type Surface = CanvasSize & { readonly insets: Insets };

export type Tone = Label['role'] | 'legend';

/** A line of text, vertically centred at y, in CSS pixels. */
export type PlacedText = {
  readonly text: string;
  readonly tone: Tone;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly align: 'left' | 'center';
};

/** The sample in front of a line of the legend. */
export type PlacedSample = {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A picture less high than this has only counts: other text at a legible size would cover things. */
export const LOW = 360;
/** Distance of text from the edge of the canvas. */
export const MARGIN = 8;
const SMALLEST = 10;
const HALF_LINE = 0.62;

export function isBold(tone: Tone): boolean {
  return tone === 'pen' || tone === 'rack' || tone === 'note';
}

/** The minimum font size in a picture: 22 px at 1920 × 1080, with a lower bound for small canvases. */
export function leastText(sheet: CanvasSize): number {
  const { width, height } = sheet.stage ?? sheet;
  return Math.max(SMALLEST, 0.0204 * Math.min(height, 0.75 * width));
}

/** If text would have to shrink below this share of its size, its short form is used. */
const CRAMPED = 0.75;
/** Font size of counts in picture units, which are pixels at 1080p and scale 1. */
export const COUNT_SIZE = 22;

/** Whether text is large relative to a picture of this scale. */
export function isCramped(scale: number, sheet: CanvasSize): boolean {
  return COUNT_SIZE * scale < CRAMPED * leastText(sheet);
}

/** Font size of the legend in picture units. */
export const LEGEND_SIZE = 21;
/** The maximum font size when zoomed in, as a multiple of the minimum. */
const LARGEST = 1.7;

/** The font size in CSS pixels of text with a size in picture units, clamped between minimum and maximum. */
export function sizeAt(scale: number, inPicture: number, least: number): number {
  return Math.min(Math.max(least, inPicture * scale), least * LARGEST);
}

/** An upper bound of the box of a text. */
export function boxOf({ text, tone, x, y, size, align }: PlacedText): Box {
  const width = textWidth(text, isBold(tone)) * size;
  const left = align === 'left' ? x : x - width / 2;
  return { left, right: left + width, top: y - size * HALF_LINE, bottom: y + size * HALF_LINE };
}

export function boxOfSample({ x, y, width, size }: PlacedSample): Box {
  return { left: x, right: x + width, top: y - size * HALF_LINE, bottom: y + size * HALF_LINE };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The centre of an extent, clamped so that it lies between two edges. */
export function keptBetween(middle: number, extent: number, low: number, high: number): number {
  return Math.min(Math.max(middle, low + extent / 2), high - extent / 2);
}
