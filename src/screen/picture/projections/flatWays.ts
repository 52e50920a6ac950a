import { curve, evenlySpaced, lane, type Point } from '../path.ts';

/** Between the two directions of a pair of links. */
const LANE = 3.2;
const POINTS = 37;

/** Neighbours: a straight lane. */
export function edgeWay(a: Point, b: Point): Point[] {
  return lane(a, b, LANE);
}

/** Round the torus within a plate: an arc between two rows of chips, at the side of its own row. */
export function arcAlong(a: Point, b: Point, cell: number, isForth: boolean): Point[] {
  const lift = cell * (isForth ? 0.66 : 0.54);
  const isRow = Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0]);
  const [dx, dy] = isRow ? [0, -lift] : [-lift, 0];
  return evenlySpaced(curve(a, [a[0] + dx, a[1] + dy], [b[0] + dx, b[1] + dy], b));
}

/** From plate to plate: out over the plates' edge at `outer`, and back in. */
export function arcBetween(a: Point, b: Point, outer: number, isForth: boolean): Point[] {
  const side = isForth ? -1.4 : 1.4;
  return evenlySpaced(
    curve([a[0] + side, a[1]], [a[0] + side, outer + side], [b[0] + side, outer + side], [b[0] + side, b[1]]),
  );
}

/** Out of the pen's column, gathered into the plate's ribbon, through the channel to the switch. `half`: −1 down, 1 up. */
export function upWay(start: Point, channel: number, port: Point, strand: number, half: -1 | 1): Point[] {
  const below: Point = [start[0], start[1] + 6];
  const level = start[1] + 14 + strand * 0.5;
  const x = channel - 12 + strand * 0.5 * half;
  const end: Point = [port[0] - 10 + strand, port[1]];
  return evenlySpaced(
    [
      start,
      ...curve(below, [below[0], level], [below[0] + 10, level], [below[0] + 14, level], 8),
      ...curve([x - 22, level], [x - 6, level], [x, level - half * 6], [x, level - half * 22], 10),
      ...fall([x, level - half * 40], end),
    ],
    POINTS,
  );
}

/** From the switch through the channel, under the pen, along the plate's EFA edge to the interface, and on to its chip. */
export function downWay(
  port: Point,
  channel: number,
  slot: Point,
  chip: Point,
  strand: number,
  bottom: number,
): Point[] {
  const half = port[1] < bottom ? 1 : -1;
  const level = bottom - 10 + strand * 0.5;
  const x = channel + 4 + strand * 0.5;
  const start: Point = [port[0] + 10 + strand, port[1]];
  const beside = slot[0] + 12 + strand * 0.4;
  return evenlySpaced(
    [
      ...fall([x, level - half * 24], start).toReversed(),
      ...curve([x, level - half * 20], [x, level - half * 4], [x - 6, level], [x - 20, level], 8),
      ...curve([beside + 16, level], [beside + 4, level], [beside, level - 4], [beside, level - 12], 8),
      [beside, slot[1]],
      slot,
      chip,
    ],
    POINTS + 12,
  );
}

/** The distance to the switches at which cables change columns; until then they stay in their channel. */
const TURN = 52;

/** From a channel to its port, leaving and arriving upright. */
function fall([x, y]: Point, port: Point): Point[] {
  const half = Math.sign(y - port[1]);
  const turn = port[1] + half * Math.min(TURN, Math.abs(y - port[1]));
  const middle = (turn + port[1]) / 2;
  return [[x, y], ...curve([x, turn], [x, middle], [port[0], middle], port, 20)];
}
