import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, LayoutOptions, Pen } from '../layout.ts';
import type { Point } from '../path.ts';
import { pileRows } from '../queuePlaces.ts';
import { aspectFor, scaleInRoom } from '../roomAspect.ts';
import type { Sheet } from './sheets.ts';

export const CELL = 46;
const MARGIN = 0.72;
const PEN_GAP = 22;
export const PEN_WIDTH = 150;
export const PEN_HEIGHT = 124;
export const PACKET_PITCH = 9.4;
/** Between a pen and the next plate: the cables of both run there. */
export const CHANNEL = 66;
/** Above and below the plates, for the arcs between them. */
export const ARCS = 70;
/** Half a switch's width and height. */
export const SWITCH: Point = [56, 16];
export const RAIL_EDGE = 11;
/** Below and above a pen, in its plate's row. */
const PEN_ROOM = 68;
/** Between groups of one half, beside the arcs: for a name. */
const NAME_ROOM = 66;
/** From the plates to the switches. */
const BAND = 46;

/** A plate's place: its upper left corner, and the half of the picture it stands in (−1 above the switches, 1 below). */
export type ChipSlot = {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly half: -1 | 1;
  readonly row: number;
};

/** The size of every plate, that of the largest one, and the pitch from plate to plate and from row to row. */
export function plateSizes(sheets: readonly Sheet[], hasSwitches: boolean): { size: Point; pitch: Point } {
  const size: Point = [
    (Math.max(...sheets.map(({ cells }) => cells[0])) - 1 + 2 * MARGIN) * CELL,
    (Math.max(...sheets.map(({ cells }) => cells[1])) - 1 + 2 * MARGIN) * CELL,
  ];
  const pitch: Point = [
    size[0] + (hasSwitches ? PEN_GAP + PEN_WIDTH + CHANNEL : ARCS),
    hasSwitches ? Math.max(size[1], PEN_HEIGHT + PEN_ROOM) : size[1],
  ];
  return { size, pitch };
}

export function placeChips(network: Network, placeOf: ReadonlyMap<number, ChipSlot>): Float32Array {
  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) {
    const { sheet, x, y } = placeOf.get(chip)!;
    chips[2 * chip] = x + (network.nodeX[chip]! - sheet.low[0] + MARGIN) * CELL;
    chips[2 * chip + 1] = y + (network.nodeY[chip]! - sheet.low[1] + MARGIN) * CELL;
  }
  return chips;
}

export function rackAround(switches: readonly Box[], right: number): Box {
  return {
    left: -RAIL_EDGE,
    right: Math.max(right, ...switches.map((box) => box.right + RAIL_EDGE)),
    top: -SWITCH[1] - RAIL_EDGE,
    bottom: SWITCH[1] + RAIL_EDGE,
  };
}

/**
 * The switches' middle is at y = 0; rows are counted away from them, and plates from the left. A group begins a row of its
 * own where a half takes several rows, with room for its name. `reach`: how far the rows of each half go.
 */
export function placeSheets(
  sheets: readonly Sheet[],
  pitch: Point,
  height: number,
  room: LayoutOptions,
  hasSwitches: boolean,
): { places: ChipSlot[]; perRow: number; reach: readonly [number, number] } {
  const groups = [...new Set(sheets.map(({ group }) => group))];
  const upper = hasSwitches ? Math.ceil(groups.length / 2) : groups.length;
  const ofGroups = (own: readonly number[]): Sheet[][] =>
    own.map((group) => sheets.filter((sheet) => sheet.group === group));
  const halves = [ofGroups(groups.slice(0, upper)), ofGroups(groups.slice(upper))] as const;
  const most = Math.max(...halves.map((half) => half.flat().length));
  const perRow = Math.min(most, plateColumns(halves, pitch, room, hasSwitches));
  const start = hasSwitches ? SWITCH[1] + RAIL_EDGE + BAND : 0;
  const reach: [number, number] = [start, start];
  const places = halves.flatMap((half, h) => {
    const parts = perRow < half.flat().length ? half : half.length === 0 ? [] : [half.flat()];
    // The upper half is read from above, so what comes last in it is nearest to the switches.
    const rows = parts.flatMap((part, p) =>
      Array.from({ length: Math.ceil(part.length / perRow) }, (_, row) => ({
        part: p,
        sheets: part.slice(row * perRow, (row + 1) * perRow),
      })),
    );
    const outwards = h === 0 ? rows.toReversed() : rows;
    return outwards.flatMap((row, r) => {
      const gap = r === 0 ? 0 : ARCS + (outwards[r - 1]!.part === row.part ? 0 : NAME_ROOM);
      const near = reach[h === 0 ? 0 : 1] + gap;
      const y = h === 0 ? -near - pitch[1] : near;
      reach[h === 0 ? 0 : 1] = near + pitch[1];
      return row.sheets.map(
        (sheet, i): ChipSlot => ({ sheet, x: i * pitch[0], y: y + pitch[1] - height, half: h === 0 ? -1 : 1, row: r }),
      );
    });
  });
  return { places, perRow, reach };
}

/** How many plates stand in a row, so that all together are as large as the room allows; of a group, all or a share that fills its rows. */
function plateColumns(
  halves: readonly (readonly (readonly Sheet[])[])[],
  pitch: Point,
  room: LayoutOptions,
  hasSwitches: boolean,
): number {
  const aspect = aspectFor(room);
  const scale = (columns: number): number => {
    const rows = halves.map((half) => {
      return columns >= half.flat().length
        ? Math.min(1, half.length)
        : half.reduce((sum, part) => sum + Math.ceil(part.length / columns), 0);
    });
    const count = rows.reduce((sum, one) => sum + one);
    const between = Math.max(0, count - (hasSwitches ? 2 : 1)) * (ARCS + NAME_ROOM);
    const around = (hasSwitches ? 2 : 1) * (2 * ARCS + BAND);
    return scaleInRoom(aspect, columns * pitch[0], count * pitch[1] + between + around);
  };
  return [1, 2, 4, 8].reduce((best, one) => (scale(one) > scale(best) ? one : best), 1);
}

/** Links from chips into switches that leave the scale-up domain: they wait in pens. */
function isUplink(network: Network, link: number): boolean {
  return SCALE_OUT[network.linkClass[link]!]! && network.linkFrom[link]! < network.chipCount;
}

export function placePens(
  network: Network,
  placeOf: ReadonlyMap<number, ChipSlot>,
  size: Point,
  room: LayoutOptions,
): Pen[] {
  const byPlace = new Map<ChipSlot, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (!isUplink(network, link)) continue;
    const place = placeOf.get(network.linkFrom[link]!)!;
    byPlace.set(place, [...(byPlace.get(place) ?? []), link]);
  }
  const height = Math.min(PEN_HEIGHT, pileRows(network, room) * PACKET_PITCH);
  return [...byPlace].map(([{ x, y }, links]): Pen => {
    const [left, bottom] = [x + size[0] + PEN_GAP, y + size[1] - 40];
    return { links, tray: { left, right: left + PEN_WIDTH, top: bottom - height, bottom } };
  });
}

/** In one row, each near the plates that it joins; none on another. */
export function placeSwitches(
  network: Network,
  placeOf: ReadonlyMap<number, ChipSlot>,
  pitch: number,
  right: number,
): Box[] {
  const count = network.nodeCount - network.chipCount;
  const sums = new Float64Array(count * 2);
  for (let link = 0; link < network.linkCount; link++) {
    const at = network.linkTo[link]! - network.chipCount;
    if (at < 0) continue;
    sums[2 * at]! += placeOf.get(network.linkFrom[link]!)!.x + pitch - CHANNEL * 0.55;
    sums[2 * at + 1]!++;
  }
  const order = Array.from({ length: count }, (_, i) => i);
  const mean = (i: number): number => sums[2 * i]! / Math.max(1, sums[2 * i + 1]!);
  order.sort((a, b) => mean(a) - mean(b) || a - b);
  const step = SWITCH[0] * 2 + 16;
  const middles = new Float64Array(count);
  let least = SWITCH[0];
  order.forEach((i, place) => {
    const most = Math.max(right + CHANNEL, count * step) - SWITCH[0] - (count - 1 - place) * step;
    const middle = Math.max(least, Math.min(most, mean(i)));
    middles[i] = middle;
    least = middle + step;
  });
  return Array.from(
    middles,
    (x): Box => ({ left: x - SWITCH[0], right: x + SWITCH[0], top: -SWITCH[1], bottom: SWITCH[1] }),
  );
}
