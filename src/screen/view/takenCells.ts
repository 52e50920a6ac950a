import { clamp } from '../../core/base/clamp.ts';
import { CHIP_FORMS } from '../picture/theme.ts';
import type { Blocks, Box, Layout, Slab } from '../picture/layout.ts';
import type { Paths, Point } from '../picture/path.ts';
import { type Camera, pixelAt } from './camera.ts';
import { COUNT_SIZE } from './placedText.ts';

/** Side of a cell in CSS pixels. */
export const CELL = 8;
/** Room for a count: its height in picture units, its width in font sizes. */
const COUNT = 40;
const COUNT_WIDTH = 6;
/** Width of the numbers beside the ruler of blocks, in picture units. */
const RULER = 150;

/** Collects boxes, in CSS pixels, as taken cells of a surface. */
export type Cells = {
  readonly add: (box: Box) => void;
  readonly addEdges: (left: number, top: number, right: number, bottom: number) => void;
  /** Ends adding. Returns a test whether a box has no taken cell. */
  readonly seal: () => (box: Box) => boolean;
};

/** Taken cells with prefix sums, so that a box is tested by four look-ups. */
export function createCells(width: number, height: number): Cells {
  const [columns, rows] = [Math.ceil(width / CELL) + 1, Math.ceil(height / CELL) + 1];
  const sums = new Int32Array(columns * rows);
  const cell = (at: number, most: number): number => clamp(Math.floor(at / CELL) + 1, 0, most - 1);
  const addEdges = (left: number, top: number, right: number, bottom: number): void => {
    if (right < 0 || bottom < 0 || left > width || top > height) return;
    const [lastX, lastY] = [cell(right, columns), cell(bottom, rows)];
    for (let y = cell(top, rows); y <= lastY; y++) {
      for (let x = cell(left, columns); x <= lastX; x++) sums[y * columns + x] = 1;
    }
  };
  return {
    add: ({ left, top, right, bottom }) => addEdges(left, top, right, bottom),
    addEdges,
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

/** Adds everything that a layout draws, as seen by a camera; links only if `hasLinks`. */
export function takeLayout(taken: Cells, layout: Layout, camera: Camera, hasLinks: boolean): void {
  const marker = markerOf(taken, camera);
  takePens(marker, layout);
  layout.switches.forEach(marker.box);
  if (layout.rack !== undefined) marker.box(layout.rack);
  if (layout.blocks === undefined) takePlates(marker, layout);
  else takeBlocks(marker, layout.blocks);
  if (hasLinks) takeLinks(marker, layout.paths, camera.scale);
}

/** Adds shapes in picture units. */
type Marker = {
  readonly box: (box: Box) => void;
  readonly point: (x: number, y: number) => void;
  readonly slab: (slab: Slab) => void;
};

function markerOf(taken: Cells, camera: Camera): Marker {
  const box = ({ left, top, right, bottom }: Box): void => {
    const [[x, y], [x2, y2]] = [pixelAt(camera, [left, top]), pixelAt(camera, [right, bottom])];
    taken.add({ left: x, top: y, right: x2, bottom: y2 });
  };
  // Called for every piece of every link.
  const reach = 3 * camera.scale;
  const point = (x: number, y: number): void => {
    const [atX, atY] = [x * camera.scale + camera.x, y * camera.scale + camera.y];
    taken.addEdges(atX - reach, atY - reach, atX + reach, atY + reach);
  };
  const slab = ({ corner, along, across }: Slab): void => {
    const [rows, columns] = [along, across].map((edge) => Math.ceil((Math.hypot(...edge) * camera.scale) / CELL) + 1);
    for (let i = 0; i <= rows!; i++) {
      for (let j = 0; j <= columns!; j++) {
        const [u, v] = [i / rows!, j / columns!];
        point(corner[0] + u * along[0] + v * across[0], corner[1] + u * along[1] + v * across[1]);
      }
    }
  };
  return { box, point, slab };
}

/** Adds pens with room for their counts above them, and where the layout places counts elsewhere. */
function takePens({ box }: Marker, { pens }: Layout): void {
  for (const { tray, label } of pens) {
    const x = (tray.left + tray.right) / 2;
    const half = Math.max((tray.right - tray.left) / 2, (COUNT_WIDTH / 2) * COUNT_SIZE);
    box({ ...tray, left: x - half, right: x + half, top: tray.top - COUNT });
    if (label === undefined) continue;
    box({ left: label[0] - half, right: label[0] + half, top: label[1] - COUNT / 2, bottom: label[1] + COUNT / 2 });
  }
}

function takePlates({ box, slab }: Marker, { plates, chips }: Layout): void {
  for (const { slab: own, chips: on, chipAxes } of plates) {
    slab(own);
    const [reachX, reachY] = reachOf(chipAxes);
    for (const chip of on) {
      const [x, y] = [chips[2 * chip]!, chips[2 * chip + 1]!];
      box({ left: x - reachX, right: x + reachX, top: y - reachY - CHIP_FORMS.computing.rise, bottom: y + reachY });
    }
  }
}

function takeBlocks({ box, slab }: Marker, { grounds, axes, rise, thickness, ruler, heat, places }: Blocks): void {
  grounds.forEach(slab);
  const [reachX, reachY] = reachOf(axes);
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [places[at]!, places[at + 1]!];
    // Assumes that the tallest blocks are in the middle.
    const isTall = Math.abs(x - heat[0]) <= 3 * reachX;
    const top = y - thickness - reachY - rise * (isTall ? 1 : 0.25);
    box({ left: x - reachX, right: x + reachX, top, bottom: y + reachY });
  }
  const [x, y] = ruler.foot;
  box({ left: x - RULER, right: x + COUNT, top: y - ruler.height - COUNT, bottom: y + COUNT });
}

function takeLinks({ point }: Marker, paths: Paths, scale: number): void {
  for (let link = 0; link < paths.first.length; link++) {
    for (let i = 1; i < paths.drawn[link]!; i++) {
      const at = 2 * (paths.first[link]! + i);
      const [x, y, dx, dy] = [
        paths.points[at]!,
        paths.points[at + 1]!,
        paths.points[at - 2]! - paths.points[at]!,
        paths.points[at - 1]! - paths.points[at + 1]!,
      ];
      const pieces = Math.ceil((Math.hypot(dx, dy) * scale) / CELL);
      for (let piece = 0; piece <= pieces; piece++) point(x + (dx * piece) / pieces, y + (dy * piece) / pieces);
    }
  }
}

/** Half the width and half the height of a parallelogram with these half edges. */
function reachOf([a, b]: readonly [Point, Point]): Point {
  return [Math.abs(a[0]) + Math.abs(b[0]), Math.abs(a[1]) + Math.abs(b[1])];
}
