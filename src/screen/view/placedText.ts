import type { Label, LegendEntry } from '../describe/labels.ts';
import type { Box } from '../picture/layout.ts';
import { textWidth } from '../picture/textWidth.ts';
import type { Insets } from '../picture/layout.ts';

/** In CSS pixels. */
export type Extent = { readonly width: number; readonly height: number };

/** A canvas; its text is as large as that of a whole `stage`, where it is a part of one for the back row. */
export type CanvasSize = Extent & { readonly stage?: Extent | undefined };

/** The canvas in CSS pixels, and what of its edges is covered. */
export type Surface = CanvasSize & { readonly insets: Insets };

export type Tone = Label['role'] | 'legend';

/** A text on one line, its middle at y, in CSS pixels. */
export type PlacedText = {
  readonly text: string;
  readonly tone: Tone;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly align: 'left' | 'center';
};

/** What stands before a line of the legend. */
export type PlacedSample = {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A lower picture has no legend and counts alone: kept legible, more would cover its neighbours. */
export const LOW = 360;
/** Between text and the edge of the canvas. */
export const MARGIN = 8;
const SMALLEST = 10;
const HALF_LINE = 0.62;

export function isBold(tone: Tone): boolean {
  return tone === 'pen' || tone === 'rack';
}

/** The least size of text in a picture: 22 px at 1920 × 1080, and never too small to read. */
export function leastText(sheet: CanvasSize): number {
  const { width, height } = sheet.stage ?? sheet;
  return Math.max(SMALLEST, 0.0204 * Math.min(height, 0.75 * width));
}

/** Where text may not shrink with the picture below this share of its size, its short form is written. */
const CRAMPED = 0.75;
/** Size of counts in picture units: at 1080p and scale 1, pixels. */
export const COUNT_SIZE = 22;

/** Whether text is large beside a picture of this scale. */
export function isCramped(scale: number, sheet: CanvasSize): boolean {
  return COUNT_SIZE * scale < CRAMPED * leastText(sheet);
}

/** Size of the legend in picture units, as of counts. */
export const LEGEND_SIZE = 21;
/** Zoomed into, text grows to this many times its least size. */
const LARGEST = 1.7;

/** The size, in CSS pixels, of text that is so large in picture units: it moves with the picture, between its least and largest. */
export function sizeAt(scale: number, inPicture: number, least: number): number {
  return Math.min(Math.max(least, inPicture * scale), least * LARGEST);
}

/** The box that a text fills at most. */
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

/** Where the middle of something so wide must be to stay between two edges, as near as can be to where it would stand. */
export function keptBetween(middle: number, extent: number, low: number, high: number): number {
  return Math.min(Math.max(middle, low + extent / 2), high - extent / 2);
}
