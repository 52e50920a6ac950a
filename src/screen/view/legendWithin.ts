import type { Label } from '../describe/labels.ts';
import type { Box, Insets, Layout } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { type Camera, fit, pixelAt } from './camera.ts';
import { type Block, type Fitted, layLegend, type Legend } from './legendBlock.ts';
import { boxOf, COUNT_SIZE, leastText, LOW, MARGIN, sizeAt, type Surface } from './placedText.ts';
import { createCells, takeLayout } from './takenCells.ts';

/** What a legend must not cover: all that a layout draws, and the labels over it. */
export type Scenery = { readonly layout: Layout; readonly labels: readonly Label[] };

/** With more links than this, what they cover is too much to look through. */
const MOST_LINKS = 6000;
/** Shares of the legend's height by which the picture gives way at its foot: the legend then stands between the corners that reach down. */
const GIVING_WAY = [0, 0.25, 0.5, 0.75] as const;
/** Between the legend and what is drawn, in font sizes. */
const CLEAR = 0.6;

/**
 * The insets that show the whole picture as large as can be with its legend where nothing is drawn: at the foot in a row, else in a
 * corner. Undefined if it has no such place, or none with a scale greater than `least`.
 */
export function fitWithin(
  { layout, labels }: Scenery,
  legend: Legend,
  surface: Surface,
  least: number,
): Fitted | undefined {
  const { width, height, insets } = surface;
  if (height < LOW || layout.paths.count.length > MOST_LINKS) return undefined;
  const size = leastText(surface);
  const blocks = [6, 3, 2, 1].map((columns) => ({
    columns,
    block: layLegend({ ...legend, at: 'beside' }, columns, size),
  }));
  for (const share of GIVING_WAY) {
    const own: Insets = { ...insets, bottom: insets.bottom + share * blocks[0]!.block.height };
    const camera = fit(layout.bounds, width, height, own);
    if (camera.scale <= least) return undefined;
    const isFree = freeAround(layout, labels, camera, surface);
    for (const { columns, block } of blocks) {
      const legendAt = placesFor(block, surface).find((at) => isFree(boxAround(block, at, CLEAR * size)));
      if (legendAt !== undefined) return { insets: own, columns, legendAt };
    }
  }
  return undefined;
}

/** Whether a box is free of the picture and of its labels. */
function freeAround(layout: Layout, labels: readonly Label[], camera: Camera, surface: Surface): (box: Box) => boolean {
  const cells = createCells(surface.width, surface.height);
  takeLayout(cells, layout, camera, true);
  const least = leastText(surface);
  for (const { at, text, role } of labels) {
    const [x, y] = pixelAt(camera, at);
    cells.add(boxOf({ text, tone: role, x, y, size: sizeAt(camera.scale, COUNT_SIZE, least), align: 'center' }));
  }
  return cells.seal();
}

/** Middles of the upper edge that a legend may have: in the middle of the foot, in its corners, and in the upper corners. */
function placesFor({ width, height }: Block, surface: Surface): readonly Point[] {
  const { insets } = surface;
  const [left, right] = [insets.left + MARGIN + width / 2, surface.width - insets.right - MARGIN - width / 2];
  const [top, foot] = [insets.top + MARGIN, surface.height - insets.bottom - height];
  if (left > right || top > foot) return [];
  return [
    [(left + right) / 2, foot],
    [right, foot],
    [left, foot],
    [right, top],
    [left, top],
  ];
}

function boxAround({ width, height }: Block, [x, y]: Point, clear: number): Box {
  return { left: x - width / 2 - clear, right: x + width / 2 + clear, top: y - clear, bottom: y + height };
}
