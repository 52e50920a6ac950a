import { clamp } from '../../core/base/clamp.ts';
import type { Callout } from '../describe/callout.ts';
import type { Box, Layout } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { textWidth } from '../picture/textWidth.ts';
import { type Camera, pixelAt } from './camera.ts';
import {
  boxOf,
  boxOfSample,
  leastText,
  LOW,
  MARGIN,
  overlap,
  type PlacedSample,
  type PlacedText,
  type Surface,
} from './placedText.ts';
import { CELL, createCells, takeLayout } from './takenCells.ts';

/** A callout after layout, in CSS pixels: the centres of its heading (one or two lines), its line, its bar, and its mark's pill. */
export type PlacedCallout = Callout & {
  readonly box: Box;
  /** The boxes of its texts and pill. */
  readonly rows: readonly Box[];
  /** Font sizes of the mark (the smallest in the picture), the heading and the line. */
  readonly size: number;
  readonly headingSize: number;
  readonly lineSize: number;
  readonly headings: readonly { readonly text: string; readonly at: Point }[];
  readonly lineAt: Point;
  /** The bar of the run's time, of which the share is filled. */
  readonly bar: Box | undefined;
  readonly pill: Box;
  /** The ends of its hairline; undefined without a single subject. */
  readonly hairline: readonly [Point, Point] | undefined;
};

/** Font sizes of heading and line, as multiples of the least. The first that has room is used. */
const STYLES = [
  { heading: 2.05, line: 1.22 },
  { heading: 2.05, line: 1.12 },
  { heading: 1.7, line: 1.1 },
  { heading: 1.25, line: 1 },
] as const;
/** In least font sizes: padding. In font sizes of a row: its height. */
const AROUND = 0.3;
const HEADING_ROW = 1.25;
const ROW = 1.35;
/** In least font sizes: the width of the bar beside the pill, its distance to that, and its height. */
const BAR = { width: 3.2, gap: 0.5, height: 0.44 };
/** Least distance to the pen that it is about, in least font sizes, so that the hairline is seen. */
const APART = 1.4;
/** A hairline may cross taken cells within this distance of its ends, in CSS pixels. */
const END = 1.5 * CELL;
/** Vertical distance to other text, in least font sizes. */
const CLEAR = 0.6;
/** A small callout within this share of the smaller side is better than a large one farther away. */
const NEAR = 0.18;
/** A callout farther from its subject than this share of the smaller side does not look as if it belongs to it. */
const FAR = 0.45;

/**
 * Places a callout as near to its subject as possible without covering text, chips, pens, switches or links; else anywhere free,
 * without a hairline; else on links. Breaks the heading into two lines if one has no room. Undefined if nothing fits. `texts`
 * are those of all times at which the callout can be visible.
 */
export function placeCallout(
  callout: Callout,
  layout: Layout,
  camera: Camera,
  { texts, samples }: { readonly texts: readonly PlacedText[]; readonly samples: readonly PlacedSample[] },
  surface: Surface,
): PlacedCallout | undefined {
  const { width, height, insets } = surface;
  if (height < LOW || !camera.isFitted) return undefined;
  const size = leastText(surface);
  const around = (hasLinks: boolean): ((box: Box) => boolean) => {
    const taken = createCells(width, height);
    takeLayout(taken, layout, camera, hasLinks);
    for (const text of texts) taken.add(grown(boxOf(text), 2, size * CLEAR));
    for (const sample of samples) taken.add(grown(boxOfSample(sample), 4, size * CLEAR));
    return taken.seal();
  };
  const room: Box = {
    left: insets.left + Math.max(MARGIN, size),
    right: width - insets.right - Math.max(MARGIN, size),
    top: insets.top,
    bottom: height - insets.bottom,
  };
  const middle: Point = [(room.left + room.right) / 2, (room.top + room.bottom) / 2];
  const at = callout.at === undefined ? undefined : pixelAt(camera, callout.at);
  const least = Math.min(width, height);
  const headings = [[callout.heading], inTwo(callout.heading)].slice(0, callout.heading.includes(' ') ? 2 : 1);
  const extents = STYLES.flatMap((style) => headings.map((lines) => measure(callout, lines, size, style)));
  const subject = callout.around && boxOnCanvas(camera, callout.around);
  const [x, y] = at ?? middle;
  const target = subject ?? { left: x, right: x, top: y, bottom: y };
  // The statement does not depend on the position, so the callout may be anywhere free, without a hairline; else on links.
  for (const hasLinks of [true, false]) {
    const isFree = around(hasLinks);
    for (const [most, about] of [
      [NEAR * least, at],
      [FAR * least, at],
      [Number.POSITIVE_INFINITY, undefined],
    ] as const) {
      for (const own of extents) {
        const isGood = (box: Box): boolean => {
          const rows = rowsIn(box, own);
          if (!rows.every(isFree)) return false;
          if (about === undefined) return true;
          const [from, to] = hairlineTo(rows, about, subject);
          if (subject !== undefined && !isOpen(from, to, isFree, APART * size)) return false;
          return !texts.some((text) => crosses(from, to, boxOf(text)));
        };
        const corner = nearest(isGood, own, room, target, most);
        if (corner !== undefined) return layAt(callout, corner, own, size, about && { at: about, subject });
      }
    }
  }
  return undefined;
}

/** Breaks a text into two lines of similar length; a single word stays whole. */
function inTwo(text: string): string[] {
  const words = text.split(' ');
  const breaks = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => textWidth(line, true)));
  return breaks.reduce((best, lines) => (widest(lines) < widest(best) ? lines : best), [text]);
}

/** Whether the callout overlaps none of these texts, which may not have been known when it was placed. */
export function isClear({ rows }: PlacedCallout, texts: readonly PlacedText[]): boolean {
  return !texts.some((text) => rows.some((row) => overlap(boxOf(text), row)));
}

/** The size of the box, the lines of the heading, and the size of each row: heading lines, line, pill with the bar where there is one. */
type CalloutExtent = {
  readonly headingSize: number;
  readonly lineSize: number;
  readonly width: number;
  readonly height: number;
  readonly around: number;
  readonly lines: readonly string[];
  readonly rows: readonly (readonly [width: number, height: number])[];
};

function measure(
  { line, share, mark }: Callout,
  lines: readonly string[],
  size: number,
  style: (typeof STYLES)[number],
): CalloutExtent {
  const [headingSize, lineSize] = [style.heading * size, style.line * size];
  const lineWidth = textWidth(line, false) * lineSize;
  const pill = pillWidth(mark, size);
  const rows = [
    ...lines.map((text) => [textWidth(text, true) * headingSize, HEADING_ROW * headingSize] as const),
    [lineWidth, ROW * lineSize] as const,
    [share === undefined ? pill : pill + (BAR.gap + BAR.width) * size, ROW * size] as const,
  ];
  const around = size * AROUND;
  const height = rows.reduce((sum, [, row]) => sum + row, around);
  const width = Math.max(...rows.map(([width]) => width)) + 2 * around;
  return { headingSize, lineSize, width, height, around, lines, rows };
}

function pillWidth(mark: string, size: number): number {
  return textWidth(`✎ ${mark}`, true) * size + size;
}

/** The box of each row's text or pill. */
function rowsIn({ left, right, top }: Box, { rows, around }: CalloutExtent): Box[] {
  const middle = (left + right) / 2;
  let above = top + around / 2;
  return rows.map(([width, height]) => {
    const [from, to] = [above, above + height];
    above = to;
    return { left: middle - width / 2, right: middle + width / 2, top: from, bottom: to };
  });
}

function layAt(
  callout: Callout,
  [left, top]: Point,
  own: CalloutExtent,
  size: number,
  about: { readonly at: Point; readonly subject: Box | undefined } | undefined,
): PlacedCallout {
  const box: Box = { left, top, right: left + own.width, bottom: top + own.height };
  const rows = rowsIn(box, own);
  const [line, last] = rows.slice(-2) as [Box, Box];
  const pill = { ...last, left: last.right - pillWidth(callout.mark, size) };
  const middleOf = (row: Box): Point => [(row.left + row.right) / 2, (row.top + row.bottom) / 2];
  const pillY = middleOf(pill)[1];
  return {
    ...callout,
    box,
    rows,
    size,
    headingSize: own.headingSize,
    lineSize: own.lineSize,
    headings: own.lines.map((text, row) => ({ text, at: middleOf(rows[row]!) })),
    lineAt: middleOf(line),
    bar:
      callout.share === undefined
        ? undefined
        : {
            left: last.left,
            right: pill.left - BAR.gap * size,
            top: pillY - (BAR.height / 2) * size,
            bottom: pillY + (BAR.height / 2) * size,
          },
    pill: { ...pill, top: pillY - size * 0.6, bottom: pillY + size * 0.6 },
    hairline: about && hairlineTo(rows, about.at, about.subject),
  };
}

/** The ends of a hairline from the nearest of `boxes` to a point, or to the edge of the box around it. */
function hairlineTo(boxes: readonly Box[], at: Point, subject: Box | undefined): readonly [Point, Point] {
  if (subject === undefined) return [jointOf(boxes, at), at];
  const { left, right, top, bottom } = subject;
  const [x, y] = jointOf(boxes, [(left + right) / 2, (top + bottom) / 2]);
  const end: Point = [clamp(x, left, right), clamp(y, top, bottom)];
  return [jointOf(boxes, end), end];
}

function boxOnCanvas(camera: Camera, { left, right, top, bottom }: Box): Box {
  const [[x, y], [x2, y2]] = [pixelAt(camera, [left, top]), pixelAt(camera, [right, bottom])];
  return { left: x, top: y, right: x2, bottom: y2 };
}

/** The point of `boxes` that is nearest to another point. */
function jointOf(boxes: readonly Box[], [x, y]: Point): Point {
  const joints = boxes.map(({ left, right, top, bottom }): Point => [clamp(x, left, right), clamp(y, top, bottom)]);
  const distance = ([toX, toY]: Point): number => Math.hypot(toX - x, toY - y);
  return joints.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** Whether a hairline is at least `least` long and crosses nothing except near its two ends. */
function isOpen([x, y]: Point, [toX, toY]: Point, isFree: (box: Box) => boolean, least: number): boolean {
  const length = Math.hypot(toX - x, toY - y);
  if (length < least) return false;
  for (let at = END; at <= length - END; at += CELL) {
    const [px, py] = [x + ((toX - x) * at) / length, y + ((toY - y) * at) / length];
    if (!isFree({ left: px, right: px, top: py, bottom: py })) return false;
  }
  return true;
}

/** Whether a hairline crosses a text. */
function crosses([x, y]: Point, [toX, toY]: Point, { left, right, top, bottom }: Box): boolean {
  const pieces = Math.ceil(Math.hypot(toX - x, toY - y) / CELL);
  return Array.from({ length: pieces + 1 }, (_, i) => i / Math.max(1, pieces)).some((share) => {
    const [px, py] = [x + (toX - x) * share, y + (toY - y) * share];
    return px > left && px < right && py > top && py < bottom;
  });
}

/** The good position nearest to a box; ties go to the highest, then the leftmost. */
function nearest(
  isGood: (box: Box) => boolean,
  own: CalloutExtent,
  room: Box,
  { left: least, right: most, top: highest, bottom: lowest }: Box,
  far: number,
): Point | undefined {
  let best: Point | undefined;
  let closest = far;
  for (let top = room.top; top + own.height <= room.bottom; top += CELL) {
    for (let left = room.left; left + own.width <= room.right; left += CELL) {
      const dx = Math.max(0, least - left - own.width, left - most);
      const dy = Math.max(0, highest - top - own.height, top - lowest);
      const distance = Math.hypot(dx, dy);
      if (distance >= closest) continue;
      const box = { left, top, right: left + own.width, bottom: top + own.height };
      if (!isGood(box)) continue;
      closest = distance;
      best = [left, top];
    }
  }
  return best;
}

function grown({ left, top, right, bottom }: Box, aside: number, above: number): Box {
  return { left: left - aside, top: top - above, right: right + aside, bottom: bottom + above };
}
