import type { Callout } from '../picture/callout.ts';
import type { Box, Layout, Slab } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { textWidth } from '../picture/textWidth.ts';
import { type Camera, pixelAt } from './camera.ts';
import {
  boxOf,
  boxOfSample,
  COUNT_SIZE,
  leastText,
  LOW,
  MARGIN,
  overlap,
  type PlacedSample,
  type PlacedText,
  type Surface,
} from './placedText.ts';

/** A callout laid out, in CSS pixels: the middle of its heading, of its line, and under that the pill of its mark. */
export type PlacedCallout = Callout & {
  readonly box: Box;
  readonly size: number;
  readonly headingAt: Point;
  readonly lineAt: Point;
  readonly pill: Box;
  /** The ends of its hairline; undefined where it is about no one place. */
  readonly hairline: readonly [Point, Point] | undefined;
};

/** Size of the heading over that of the line; room around all, and what each row takes, in sizes of the line. */
export const HEADING = 1.25;
const AROUND = 0.3;
const ROWS = [HEADING * 1.2, 1.35, 1.35] as const;
export const MARK = 0.82;
/** Between it and text above or below, in sizes of its line: else they would be read as one. */
const CLEAR = 0.6;
/** Cells of this many CSS pixels are free or taken. */
const CELL = 8;
/** A callout farther away than this share of the picture's smaller side is not seen as standing there. */
const FAR = 0.45;
/** Over a pile stands its count, so many sizes wide, wherever the pile reaches. */
const COUNT = 40;
const COUNT_WIDTH = 6;
/** Width of the numbers beside the ruler of blocks. */
const RULER = 150;

/**
 * Beside what it is about, as near as it can stand without covering text, chips, pens, switches or links; undefined where it
 * finds no such place. `texts` are those of all instants that may stand at once with it.
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
  const own = measure(callout, size);
  const taken = createCells(width, height);
  takeLayout(taken, layout, camera);
  for (const text of texts) taken.add(grown(boxOf(text), 2, size * CLEAR));
  for (const sample of samples) taken.add(grown(boxOfSample(sample), 4, size * CLEAR));
  const room: Box = {
    left: insets.left + MARGIN,
    right: width - insets.right - MARGIN,
    top: insets.top,
    bottom: height - insets.bottom,
  };
  const middle: Point = [(room.left + room.right) / 2, (room.top + room.bottom) / 2];
  const at = callout.at === undefined ? undefined : pixelAt(camera, callout.at);
  const isCrossed = (box: Box): boolean =>
    at !== undefined && texts.some((text) => crosses(jointOf(rowsIn(box, own, size), at), at, boxOf(text)));
  const isFree = taken.seal();
  const near = nearest(isFree, isCrossed, own, room, at ?? middle, FAR * Math.min(width, height));
  if (near !== undefined) return layAt(callout, near, own, size, at);
  // What it says holds without its place: in a picture with no room there it stands wherever there is some, with no hairline.
  const anywhere = nearest(isFree, () => false, own, room, at ?? middle, Number.POSITIVE_INFINITY);
  return anywhere && layAt(callout, anywhere, own, size, undefined);
}

/** Whether it stands clear of texts that were not known when it was placed. */
export function isClear({ box }: PlacedCallout, texts: readonly PlacedText[]): boolean {
  return !texts.some((text) => overlap(boxOf(text), box));
}

/** Of the whole, and the width of each row: heading, line, pill. */
type Extent = { readonly width: number; readonly height: number; readonly rows: readonly [number, number, number] };

function measure({ heading, line, mark }: Callout, size: number): Extent {
  const rows = [
    textWidth(heading, true) * size * HEADING,
    textWidth(line, false) * size,
    textWidth(`✎ ${mark}`, true) * size * MARK + size,
  ] as const;
  const height = ROWS.reduce((sum, row) => sum + row, AROUND) * size;
  return { width: Math.max(...rows) + 2 * size * AROUND, height, rows };
}

/** What each row takes of a box, its text or pill alone. */
function rowsIn({ left, right, top }: Box, { rows }: Extent, size: number): Box[] {
  const middle = (left + right) / 2;
  let above = top + (size * AROUND) / 2;
  return rows.map((width, row) => {
    const [from, to] = [above, above + size * ROWS[row]!];
    above = to;
    return { left: middle - width / 2, right: middle + width / 2, top: from, bottom: to };
  });
}

function layAt(callout: Callout, [left, top]: Point, own: Extent, size: number, at: Point | undefined): PlacedCallout {
  const box: Box = { left, top, right: left + own.width, bottom: top + own.height };
  const rows = rowsIn(box, own, size);
  const [heading, line, pill] = rows as [Box, Box, Box];
  const middleOf = (row: Box): Point => [(row.left + row.right) / 2, (row.top + row.bottom) / 2];
  const pillY = middleOf(pill)[1];
  return {
    ...callout,
    box,
    size,
    headingAt: middleOf(heading),
    lineAt: middleOf(line),
    pill: { ...pill, top: pillY - size * 0.6, bottom: pillY + size * 0.6 },
    hairline: at && [jointOf(rows, at), at],
  };
}

/** The point of some boxes that is nearest to another. */
function jointOf(boxes: readonly Box[], [x, y]: Point): Point {
  const joints = boxes.map(({ left, right, top, bottom }): Point => [clamp(x, left, right), clamp(y, top, bottom)]);
  const distance = ([toX, toY]: Point): number => Math.hypot(toX - x, toY - y);
  return joints.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** Whether a hairline leads over a text. */
function crosses([x, y]: Point, [toX, toY]: Point, { left, right, top, bottom }: Box): boolean {
  const pieces = Math.ceil(Math.hypot(toX - x, toY - y) / CELL);
  return Array.from({ length: pieces + 1 }, (_, i) => i / Math.max(1, pieces)).some((share) => {
    const [px, py] = [x + (toX - x) * share, y + (toY - y) * share];
    return px > left && px < right && py > top && py < bottom;
  });
}

/** The free corner whose box is nearest to a point; of several the highest, then the leftmost. */
function nearest(
  isFree: (box: Box) => boolean,
  isCrossed: (box: Box) => boolean,
  own: Extent,
  room: Box,
  at: Point,
  far: number,
): Point | undefined {
  let best: Point | undefined;
  let least = far;
  for (let top = room.top; top + own.height <= room.bottom; top += CELL) {
    for (let left = room.left; left + own.width <= room.right; left += CELL) {
      const [dx, dy] = [at[0] - clamp(at[0], left, left + own.width), at[1] - clamp(at[1], top, top + own.height)];
      const distance = Math.hypot(dx, dy);
      if (distance >= least) continue;
      const box = { left, top, right: left + own.width, bottom: top + own.height };
      if (!isFree(box) || isCrossed(box)) continue;
      least = distance;
      best = [left, top];
    }
  }
  return best;
}

type Cells = {
  readonly add: (box: Box) => void;
  /** After it nothing is added: whether a box has no taken cell. */
  readonly seal: () => (box: Box) => boolean;
};

/** Which cells of a surface are taken, and sums over them, so that a box is asked about in four look-ups. */
function createCells(width: number, height: number): Cells {
  const [columns, rows] = [Math.ceil(width / CELL) + 1, Math.ceil(height / CELL) + 1];
  const sums = new Int32Array(columns * rows);
  const cell = (at: number, most: number): number => clamp(Math.floor(at / CELL) + 1, 0, most - 1);
  return {
    add: (box) => {
      if (box.right < 0 || box.bottom < 0 || box.left > width || box.top > height) return;
      for (let y = cell(box.top, rows); y <= cell(box.bottom, rows); y++) {
        for (let x = cell(box.left, columns); x <= cell(box.right, columns); x++) sums[y * columns + x] = 1;
      }
    },
    seal: () => {
      for (let y = 1; y < rows; y++) {
        for (let x = 1, row = 0; x < columns; x++) {
          row += sums[y * columns + x]!;
          sums[y * columns + x] = row + sums[(y - 1) * columns + x]!;
        }
      }
      return ({ left, top, right, bottom }) => {
        const [x, y] = [cell(left, columns) - 1, cell(top, rows) - 1];
        const [x2, y2] = [cell(right, columns), cell(bottom, rows)];
        const at = (column: number, row: number): number => sums[Math.max(0, row) * columns + Math.max(0, column)]!;
        return at(x2, y2) - at(x, y2) - at(x2, y) + at(x, y) === 0;
      };
    },
  };
}

function takeLayout(taken: Cells, layout: Layout, camera: Camera): void {
  const box = ({ left, top, right, bottom }: Box): void => {
    const [[x, y], [x2, y2]] = [pixelAt(camera, [left, top]), pixelAt(camera, [right, bottom])];
    taken.add({ left: x, top: y, right: x2, bottom: y2 });
  };
  const point = (x: number, y: number): void => box({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 });
  const slab = ({ corner, along, across }: Slab): void => {
    const [rows, columns] = [along, across].map((edge) => Math.ceil((Math.hypot(...edge) * camera.scale) / CELL) + 1);
    for (let i = 0; i <= rows!; i++) {
      for (let j = 0; j <= columns!; j++) {
        const [u, v] = [i / rows!, j / columns!];
        point(corner[0] + u * along[0] + v * across[0], corner[1] + u * along[1] + v * across[1]);
      }
    }
  };
  const { blocks, plates, chips, pens, switches, rack, paths } = layout;
  for (const { tray, label } of pens) {
    const [x, half] = [
      (tray.left + tray.right) / 2,
      Math.max((tray.right - tray.left) / 2, (COUNT_WIDTH / 2) * COUNT_SIZE),
    ];
    box({ ...tray, left: x - half, right: x + half, top: tray.top - COUNT });
    if (label !== undefined)
      box({ left: label[0] - half, right: label[0] + half, top: label[1] - COUNT / 2, bottom: label[1] + COUNT / 2 });
  }
  switches.forEach(box);
  if (rack !== undefined) box(rack);
  if (blocks === undefined) {
    for (const plate of plates) slab(plate.slab);
    for (let at = 0; at < chips.length; at += 2) point(chips[at]!, chips[at + 1]!);
  } else {
    blocks.grounds.forEach(slab);
    const { axes, rise, thickness, ruler, heat, places } = blocks;
    const [reachX, reachY] = [0, 1].map((along) => Math.abs(axes[0][along]!) + Math.abs(axes[1][along]!)) as [
      number,
      number,
    ];
    for (let at = 0; at < places.length; at += 2) {
      const [x, y] = [places[at]!, places[at + 1]!];
      // The tallest stand in the middle.
      const isTall = Math.abs(x - heat[0]) <= 3 * reachX;
      const top = y - thickness - reachY - rise * (isTall ? 1 : 0.25);
      box({ left: x - reachX, right: x + reachX, top, bottom: y + reachY });
    }
    const [x, y] = ruler.foot;
    box({ left: x - RULER, right: x + COUNT, top: y - ruler.height - COUNT, bottom: y + COUNT });
  }
  for (let link = 0; link < paths.first.length; link++) {
    for (let i = 1; i < paths.drawn[link]!; i++) {
      const at = 2 * (paths.first[link]! + i);
      const [x, y, dx, dy] = [
        paths.points[at]!,
        paths.points[at + 1]!,
        paths.points[at - 2]! - paths.points[at]!,
        paths.points[at - 1]! - paths.points[at + 1]!,
      ];
      const pieces = Math.ceil((Math.hypot(dx, dy) * camera.scale) / CELL);
      for (let piece = 0; piece <= pieces; piece++) point(x + (dx * piece) / pieces, y + (dy * piece) / pieces);
    }
  }
}

function grown({ left, top, right, bottom }: Box, aside: number, above: number): Box {
  return { left: left - aside, top: top - above, right: right + aside, bottom: bottom + above };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
