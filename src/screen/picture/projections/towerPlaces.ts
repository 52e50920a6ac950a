import { greatestOf } from '../../../core/base/columns.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import { type Network, NODE_KINDS } from '../../../core/model/network.ts';
import type { Box, Pen } from '../layout.ts';
import type { Point } from '../path.ts';
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

/** One UltraServer's frame: the places of its plates, and the direction of its EFA edge (+1 right, −1 left). */
export type TowerFrame = { readonly x: number; readonly y: number; readonly facing: 1 | -1 };

/** What all towers have in common. A plate is a square of `columns` × `columns` chips. */
export type Shape = {
  readonly columns: number;
  readonly plates: number;
  /** Half the width of a plate. */
  readonly half: number;
  /** Between two columns of a pen; the pen has one column per interface of its plate. */
  readonly column: number;
};

export function shapeOf({ chipCount, nodeX, nodeZ, nodeGroup }: Network): { shape: Shape; groups: number } {
  const [columns, plates, groups] = [nodeX, nodeZ, nodeGroup].map((column) => 1 + greatestOf(column, chipCount)) as [
    number,
    number,
    number,
  ];
  const half = (columns - 1 + 2 * MARGIN) * CELL;
  return { shape: { columns, plates, half, column: PEN_WIDTH / columns ** 2 }, groups };
}

export function placeTowers(groups: number, shape: Shape, upright: boolean): TowerFrame[] {
  const height = PLATE_DROP * (shape.plates - 1) + shape.half + 110;
  const reach = shape.half + PEN_GAP + PEN_WIDTH + 200;
  return Array.from({ length: groups }, (_, group): TowerFrame => {
    if ((upright && groups <= 2) || groups === 1) return { x: -reach, y: group * height, facing: 1 };
    const left = group % 2 === 0;
    return { x: left ? -reach : reach, y: Math.floor(group / 2) * height, facing: left ? 1 : -1 };
  });
}

/** Where the trunks of a tower's plates turn to the switches. */
export function turnOf({ x, facing }: TowerFrame, { half }: Shape): number {
  return x + facing * (half + PEN_GAP + PEN_WIDTH + TURN);
}

export function rackPlace(frames: readonly TowerFrame[], shape: Shape): number {
  const twoSided = frames.some((frame) => frame.facing === -1);
  return twoSided ? 0 : frames[0]!.x + shape.half + PEN_GAP + PEN_WIDTH + 150;
}

/** The switches one below the other, and the rack around them; without switches the rack is where it would stand. */
export function placeSwitches(
  count: number,
  frames: readonly TowerFrame[],
  { plates }: Shape,
  x: number,
): { switches: Box[]; rack: Box } {
  const middle = frames.reduce((sum, frame) => sum + frame.y, 0) / frames.length + (PLATE_DROP * (plates - 1)) / 2;
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

export function placeChips(network: Network, frames: readonly TowerFrame[], { columns }: Shape): Float32Array {
  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) chips.set(chipPlace(network, chip, frames, columns), 2 * chip);
  return chips;
}

function chipPlace(network: Network, chip: number, frames: readonly TowerFrame[], columns: number): Point {
  const frame = frames[network.nodeGroup[chip]!]!;
  const x = network.nodeX[chip]! - (columns - 1) / 2;
  const y = network.nodeY[chip]! - (columns - 1) / 2;
  return onPlate(frame, network.nodeZ[chip]!, x, y);
}

/** Cell coordinates, counted from the plate's middle, to the picture. The EFA edge is at the greatest x. */
function onPlate(frame: TowerFrame, plate: number, x: number, y: number): Point {
  return [frame.x + frame.facing * (x - y) * CELL, frame.y + plate * PLATE_DROP + ((x + y) * CELL) / 2];
}

export function efaEdge(frame: TowerFrame, plate: number, half: number): { from: Point; to: Point } {
  const y = frame.y + plate * PLATE_DROP;
  return { from: [frame.x + frame.facing * half, y], to: [frame.x, y + half / 2] };
}

/** The column that a chip's interface has in its plate's pen: plates are wired row by row. */
export function interfaceColumn(network: Network, chip: number, columns: number): number {
  return network.nodeY[chip]! * columns + network.nodeX[chip]!;
}

export function* placePens(
  network: Network,
  frames: readonly TowerFrame[],
  shape: Shape,
  longestQueue: number,
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
  const rows = Math.min(PEN_HEIGHT, longestQueue * PACKET_PITCH);
  return [...byPlate].map(([key, links]): Pen => {
    const frame = frames[Math.floor(key / shape.plates)]!;
    const y = frame.y + (key % shape.plates) * PLATE_DROP - 6;
    const inner = frame.x + frame.facing * (shape.half + PEN_GAP);
    const outer = inner + frame.facing * PEN_WIDTH;
    const tray = { left: Math.min(inner, outer), right: Math.max(inner, outer), top: y - rows, bottom: y };
    return { links, tray };
  });
}
