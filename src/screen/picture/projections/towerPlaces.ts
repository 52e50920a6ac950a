import { greatestOf } from '../../../core/base/columns.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import { type Network, NODE_KINDS } from '../../../core/model/network.ts';
import type { Box, LayoutOptions, Pen } from '../layout.ts';
import type { Point } from '../path.ts';
import { aspectFor } from '../roomAspect.ts';
import { pileRows } from '../queuePlaces.ts';
import { RACK_SIDE } from './towerWays.ts';

/** Half the width of a chip's cell on its plate, in picture units; a plate is isometric 2 : 1. */
export const CELL = 47;
/** Cells between the outer chips' middles and the plate's edge. */
const MARGIN = 0.72;
export const PLATE_DROP = 164;
const PEN_GAP = 26;
export const PEN_HEIGHT = 108;
const PEN_WIDTH = 150;
/** From a pen to where its trunk turns to the switch. */
const TURN = 26;
export const PACKET_PITCH = 9.4;
const SWITCH_HALF = 56;
export const RACK_HALF = SWITCH_HALF + RACK_SIDE;
const SWITCH_HEIGHT = 33;
const SWITCH_PITCH = 43;
const RACK_EDGE = 11;

/** One UltraServer's frame: where its plates stand, and the side of its EFA edge (+1 right, −1 left). */
export type TowerFrame = {
  readonly x: number;
  readonly y: number;
  readonly facing: 1 | -1;
  /** Towers between it and the switches. */
  readonly away: number;
};

/** What all towers have in common. A plate is a square of `columns` × `columns` chips. */
export type Shape = {
  readonly columns: number;
  readonly plates: number;
  /** Half the width of a plate. */
  readonly half: number;
  /** From a plate to the next one below it; on stairs they go aside, too. */
  readonly step: Point;
  /** Between two columns of a pen; the pen has one column per interface of its plate. */
  readonly column: number;
};

/** On stairs a plate is so far beside and below the one before it, in half widths together, that none covers another. */
const STAIR = 1.04;
/** The least distance below, so that upper and lower can be distinguished. */
const LEAST_DROP = 0.2;

/** From a plate of a tower to the next, in half widths, so that all plates together have about the aspect of the room. */
function stairStep(plates: number, aspect: number): Point {
  const steps = plates - 1;
  const down = Math.max(LEAST_DROP, (2 + 2 * STAIR * steps - aspect) / (steps * (2 + aspect)));
  return [2 * (STAIR - down), down];
}

/**
 * Plates stand one above the other; those of a tower without switches in a wide room on stairs, since a stack of them would leave three
 * quarters of it empty.
 */
export function shapeOf(
  { chipCount, nodeCount, nodeX, nodeZ, nodeGroup }: Network,
  room: LayoutOptions,
): { shape: Shape; groups: number } {
  const [columns, plates, groups] = [nodeX, nodeZ, nodeGroup].map((column) => 1 + greatestOf(column, chipCount)) as [
    number,
    number,
    number,
  ];
  const half = (columns - 1 + 2 * MARGIN) * CELL;
  const isStairs = nodeCount === chipCount && !room.upright;
  const [aside, down] = stairStep(plates, aspectFor(room));
  const step: Point = isStairs ? [half * aside, half * down] : [0, PLATE_DROP];
  return { shape: { columns, plates, half, step, column: PEN_WIDTH / columns ** 2 }, groups };
}

/** Between a pen and the tower beside it, where towers stand side by side. */
const BESIDE = 70;

/** Towers left and right of the switches, in rows of two; in a wide room four or more in rows of four, the outer ones behind the inner ones. */
export function placeTowers(groups: number, shape: Shape, room: LayoutOptions): TowerFrame[] {
  const { upright } = room;
  const inRow = groups >= 4 && aspectFor(room) > 2 ? 4 : 2;
  const height = shape.step[1] * (shape.plates - 1) + shape.half + 110;
  const reach = shape.half + PEN_GAP + PEN_WIDTH + 200;
  return Array.from({ length: groups }, (_, group): TowerFrame => {
    if ((upright && groups <= 2) || groups === 1) return { x: -reach, y: group * height, facing: 1, away: 0 };
    const place = group % inRow;
    const left = place < inRow / 2;
    // From the switches outwards.
    const away = left ? inRow / 2 - 1 - place : place - inRow / 2;
    const x = reach + away * (2 * shape.half + PEN_GAP + PEN_WIDTH + BESIDE);
    return { x: left ? -x : x, y: Math.floor(group / inRow) * height, facing: left ? 1 : -1, away };
  });
}

/** Where the trunks of a tower's plates turn to the switches. */
export function turnOf({ x, facing, away }: TowerFrame, { half }: Shape): number {
  const past = away * (2 * half + PEN_GAP + PEN_WIDTH + BESIDE);
  return x + facing * (half + PEN_GAP + PEN_WIDTH + TURN + past);
}

export function rackPlace(frames: readonly TowerFrame[], shape: Shape): number {
  const twoSided = frames.some((frame) => frame.facing === -1);
  return twoSided ? 0 : frames[0]!.x + shape.half + PEN_GAP + PEN_WIDTH + 150;
}

/** The switches one below the other, and the rack around them; without switches the rack is where it would stand. */
export function placeSwitches(
  count: number,
  frames: readonly TowerFrame[],
  { plates, step }: Shape,
  x: number,
): { switches: Box[]; rack: Box } {
  const middle = frames.reduce((sum, frame) => sum + frame.y, 0) / frames.length + (step[1] * (plates - 1)) / 2;
  const switches = Array.from({ length: count }, (_, i): Box => {
    const y = middle + (i - (count - 1) / 2) * SWITCH_PITCH;
    return { left: x - SWITCH_HALF, top: y - SWITCH_HEIGHT / 2, right: x + SWITCH_HALF, bottom: y + SWITCH_HEIGHT / 2 };
  });
  const reach = (count * SWITCH_PITCH) / 2 + RACK_EDGE - (SWITCH_PITCH - SWITCH_HEIGHT) / 2;
  return {
    switches,
    rack: { left: x - RACK_HALF, right: x + RACK_HALF, top: middle - reach, bottom: middle + reach },
  };
}

/** The middle of a plate. */
export function plateMiddle({ x, y, facing }: TowerFrame, plate: number, { step }: Shape): Point {
  return [x + facing * plate * step[0], y + plate * step[1]];
}

export function placeChips(network: Network, frames: readonly TowerFrame[], shape: Shape): Float32Array {
  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) chips.set(chipPlace(network, chip, frames, shape), 2 * chip);
  return chips;
}

function chipPlace(network: Network, chip: number, frames: readonly TowerFrame[], shape: Shape): Point {
  const frame = frames[network.nodeGroup[chip]!]!;
  const x = network.nodeX[chip]! - (shape.columns - 1) / 2;
  const y = network.nodeY[chip]! - (shape.columns - 1) / 2;
  const [middleX, middleY] = plateMiddle(frame, network.nodeZ[chip]!, shape);
  // Isometric; the EFA edge is at the greatest x.
  return [middleX + frame.facing * (x - y) * CELL, middleY + ((x + y) * CELL) / 2];
}

export function efaEdge(frame: TowerFrame, plate: number, shape: Shape): { from: Point; to: Point } {
  const [x, y] = plateMiddle(frame, plate, shape);
  return { from: [x + frame.facing * shape.half, y], to: [x, y + shape.half / 2] };
}

/** The column that a chip's interface has in its plate's pen: plates are wired row by row. */
export function interfaceColumn(network: Network, chip: number, columns: number): number {
  return network.nodeY[chip]! * columns + network.nodeX[chip]!;
}

export function* placePens(
  network: Network,
  frames: readonly TowerFrame[],
  shape: Shape,
  room: LayoutOptions,
  pace: WorkPace,
): Steps<Pen[]> {
  const byPlate = new Map<number, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const from = network.linkFrom[link]!;
    if (!SCALE_OUT[network.linkClass[link]!]! || NODE_KINDS[network.nodeKind[from]!] !== 'chip') continue;
    const key = network.nodeGroup[from]! * shape.plates + network.nodeZ[from]!;
    const links = byPlate.get(key) ?? [];
    links[interfaceColumn(network, from, shape.columns)] = link;
    byPlate.set(key, links);
  }
  const rows = Math.min(PEN_HEIGHT, pileRows(network, room) * PACKET_PITCH);
  return [...byPlate].map(([key, links]): Pen => {
    const frame = frames[Math.floor(key / shape.plates)]!;
    const y = plateMiddle(frame, key % shape.plates, shape)[1] - 6;
    const inner = frame.x + frame.facing * (shape.half + PEN_GAP);
    const outer = inner + frame.facing * PEN_WIDTH;
    const tray = { left: Math.min(inner, outer), right: Math.max(inner, outer), top: y - rows, bottom: y };
    return { links, tray };
  });
}
