import type { Network } from '../../../core/model/network.ts';
import type { Box } from '../layout.ts';
import { curve, evenlySpaced, lane, type Point } from '../path.ts';

/** Between the two directions of a pair of links. */
const LANE = 3.2;
/** Between the strands of a plate's trunk, one per interface: closer than they are wide, so that they are seen as one. */
const STRAND = 0.3;
/** From a switch to the side of its case. */
export const RACK_SIDE = 10;

/** Where cables go into the rack beside a switch. */
export function rackSide(box: Box, facing: 1 | -1): number {
  return facing === 1 ? box.left - RACK_SIDE : box.right + RACK_SIDE;
}

/** Neighbours by a straight lane; wrap-around links by a low arc, over the row or beside the tower. */
export function neuronWay(
  network: Network,
  from: number,
  to: number,
  at: (chip: number) => Point,
  facing: 1 | -1,
  half: number,
): Point[] {
  const [a, b] = [at(from), at(to)];
  const step = (column: Int32Array): number => Math.abs(column[to]! - column[from]!);
  const inPlate = Math.max(step(network.nodeX), step(network.nodeY));
  const between = step(network.nodeZ);
  if (between <= 1 && inPlate <= 1) return lane(a, b, between === 1 ? LANE / 2 : LANE);
  if (between > 1) {
    const sign = b[1] < a[1] ? 1 : 0.86;
    const out = -facing * (half * 0.62) * sign;
    return evenlySpaced(curve(a, [a[0] + out, a[1]], [b[0] + out, b[1]], b));
  }
  const lift = 44 + (from < to ? 0 : 9);
  return evenlySpaced(curve(a, [a[0], a[1] - lift], [b[0], b[1] - lift], b));
}

/** NeuronLink queues are small stacks on their chip, on the side of their link. */
export function neuronQueue(way: readonly Point[]): number[] {
  const [a, b] = [way[0]!, way[1]!];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [a[0] + ((b[0] - a[0]) / length) * 9, a[1] + ((b[1] - a[1]) / length) * 9, 0, -2];
}

/** Down out of the pen's column, along the plate's trunk to `turn`, an x that all of its strands share, and to the switch. */
export function upWay(start: Point, turn: number, port: Point, strand: number, facing: 1 | -1): Point[] {
  const gather = strand * STRAND * facing;
  const below: Point = [start[0], start[1] + 6];
  const end: Point = [port[0], port[1] - 5 + strand * STRAND];
  const corner: Point = [turn, start[1] + 13 + gather];
  const bend = Math.abs(end[0] - corner[0]) * 0.5;
  return evenlySpaced([
    start,
    ...curve(below, [below[0], corner[1]], [below[0] + facing * 6, corner[1]], corner, 12),
    ...curve(corner, [corner[0] + facing * bend, corner[1]], [end[0] - facing * bend, end[1]], end),
  ]);
}

/** From the switch to `turn`, an x that all strands of the plate share, under the pen, along the plate's EFA edge to the interface, and on to its chip. */
export function downWay(
  port: Point,
  turn: number,
  edge: Point,
  slot: Point,
  chip: Point,
  strand: number,
  facing: 1 | -1,
): Point[] {
  const start: Point = [port[0], port[1] + 5 + strand * STRAND];
  const landing: Point = [edge[0] + facing * 10, edge[1] + 20 + strand * STRAND];
  const under: Point = [turn, landing[1]];
  const bend = Math.abs(start[0] - under[0]) * 0.5;
  return evenlySpaced(
    [
      ...curve(start, [start[0] - facing * bend, start[1]], [under[0] + facing * bend, under[1]], under),
      ...curve(under, [under[0] - facing * 60, under[1]], [landing[0] + facing * 30, landing[1]], landing, 10),
      slot,
      chip,
    ],
    37,
  );
}

/** The row of the point that lies nearest to `spot`. */
export function nearest(way: readonly Point[], spot: Point): number {
  const far = way.map(([x, y]) => Math.hypot(x - spot[0], y - spot[1]));
  return far.indexOf(Math.min(...far));
}
