import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { type Flights, packetAt } from './flights.ts';
import { type Journey, packetPosition } from './journey.ts';
import { blockHeight } from './blockMesh.ts';
import type { Frame } from './frame.ts';
import type { Blocks, Box, Layout } from './layout.ts';
import type { Point } from './path.ts';
import { groupBox, joined, penOf } from './pick.ts';

/** The shape of a thing in the picture, for highlighting. */
export type ThingShape =
  | { readonly kind: 'area'; readonly points: readonly Point[] }
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly half: number }
  | { readonly kind: 'spot'; readonly at: Point; readonly radius: number };

/** Height of the middle of a chip's body above its position, in picture units. */
const CHIP_MIDDLE = 4;
const PACKET_RADIUS = 7;

/** The shape of `thing`; undefined if this layout does not show it. For packets see packetShape. */
export function shapeOf(
  network: Network,
  layout: Layout,
  frame: Frame,
  thing: Exclude<Thing, { kind: 'packet' }>,
): ThingShape | undefined {
  switch (thing.kind) {
    case 'chip':
      return chipShape(network, layout, frame, thing.chip);
    case 'switch':
      return switchShape(layout, thing.switch);
    case 'group':
      return layout.blocks === undefined
        ? boxShape(groupBox(network, layout, thing.group))
        : blockShape(layout.blocks, frame, thing.group);
    case 'link':
      if (layout.paths.drawn[thing.link]! < 2) return undefined;
      return { kind: 'line', points: linkLine(layout, thing.link), half: layout.looks.half[thing.link]! };
    case 'pen': {
      if (layout.blocks !== undefined) return blockShape(layout.blocks, frame, thing.group);
      const tray = penOf(network, layout, thing.group, thing.plate)?.tray;
      return boxShape(tray && { ...tray, left: tray.left - 4, right: tray.right + 4, bottom: tray.bottom + 4 });
    }
  }
}

/**
 * The shape of a packet in a frame: before it is sent that of its sender, after a hop that of the node reached; on a link that is not
 * drawn, that of a chip at its end, else of its sender.
 */
export function packetShape(
  reader: TraceReader,
  layout: Layout,
  flights: Flights,
  frame: Frame,
  journey: Journey,
): ThingShape | undefined {
  const { network } = reader.trace;
  const where = packetPosition(reader, journey, frame.time);
  if (where.kind === 'before' || where.kind === 'arrived') {
    const row = where.node - network.chipCount;
    return row < 0 ? chipShape(network, layout, frame, where.node) : switchShape(layout, row);
  }
  const seen = packetAt(network, flights, layout, journey.hops[where.row]!, Math.floor(frame.time / flights.quantum));
  if (seen.kind !== 'nowhere') return { kind: 'spot', at: seen.at, radius: PACKET_RADIUS };
  const ends = [network.linkFrom[where.link]!, network.linkTo[where.link]!, journey.from];
  return chipShape(network, layout, frame, ends.find((node) => node < network.chipCount)!);
}

export function boxOf(shape: ThingShape): Box {
  if (shape.kind === 'spot') {
    const [x, y] = shape.at;
    const r = shape.radius;
    return { left: x - r, right: x + r, top: y - r, bottom: y + r };
  }
  return shape.points
    .map(([x, y]): Box => ({ left: x, right: x, top: y, bottom: y }))
    .reduce((all, one) => joined(all, one));
}

/** The middle of a shape: of a line the point at half its length. */
export function middleOf(shape: ThingShape): Point {
  if (shape.kind === 'spot') return shape.at;
  if (shape.kind === 'line') return pointAlong(shape.points, 0.5);
  const { left, right, top, bottom } = boxOf(shape);
  return [(left + right) / 2, (top + bottom) / 2];
}

/** The point where a straight line from the middle of a shape to `target` leaves the shape; `target` if that is inside. */
export function edgeTowards(shape: ThingShape, target: Point): Point {
  const from = middleOf(shape);
  const way: Point = [target[0] - from[0], target[1] - from[1]];
  if (shape.kind === 'line') return from;
  if (shape.kind === 'spot') {
    const share = Math.min(1, shape.radius / (Math.hypot(...way) || 1));
    return [from[0] + way[0] * share, from[1] + way[1] * share];
  }
  for (const [i, a] of shape.points.entries()) {
    const b = shape.points[(i + 1) % shape.points.length]!;
    const side: Point = [b[0] - a[0], b[1] - a[1]];
    const area = way[0] * side[1] - way[1] * side[0];
    const [dx, dy] = [a[0] - from[0], a[1] - from[1]];
    const along = (dx * side[1] - dy * side[0]) / area;
    const across = (dx * way[1] - dy * way[0]) / area;
    if (along >= 0 && along <= 1 && across >= 0 && across <= 1) {
      return [from[0] + way[0] * along, from[1] + way[1] * along];
    }
  }
  return target;
}

/** The point at a share of a path's length. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
  let left = lengths.reduce((sum, one) => sum + one, 0) * share;
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [[ax, ay], [bx, by]] = [points[i]!, points[i + 1]!];
      return [ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length];
    }
    left -= length;
  }
  return points.at(-1)!;
}

/** The drawn line of a link. */
export function linkLine({ paths: { first, drawn, points } }: Layout, link: number): Point[] {
  return Array.from({ length: drawn[link]! }, (_, i): Point => {
    const at = 2 * (first[link]! + i);
    return [points[at]!, points[at + 1]!];
  });
}

function switchShape(layout: Layout, row: number): ThingShape | undefined {
  return boxShape(layout.switches[row]);
}

/** The outline of a block at its height in the frame. */
function blockShape(blocks: Blocks, frame: Frame, group: number): ThingShape | undefined {
  const block = blocks.groups.indexOf(group);
  if (block === -1) return undefined;
  const [x, y] = [blocks.places[2 * block]!, blocks.places[2 * block + 1]!];
  const [[ax, ay]] = blocks.axes;
  const top = y - blockHeight(blocks, frame, block);
  return {
    kind: 'area',
    points: [
      [x, top - 2 * ay],
      [x + 2 * ax, top],
      [x + 2 * ax, y],
      [x, y + 2 * ay],
      [x - 2 * ax, y],
      [x - 2 * ax, top],
    ],
  };
}

/** The shape of a chip; if groups are blocks, that of its group's block. */
function chipShape(network: Network, layout: Layout, frame: Frame, chip: number): ThingShape | undefined {
  if (layout.blocks !== undefined) return blockShape(layout.blocks, frame, network.nodeGroup[chip]!);
  const plate = layout.plates.find(({ chips }) => chips.includes(chip));
  if (plate === undefined) return undefined;
  const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]! - CHIP_MIDDLE];
  const [along, across] = plate.chipAxes;
  const grown = 1.25;
  const at = (a: number, b: number): Point => [
    x + (along[0] * a + across[0] * b) * grown,
    y + (along[1] * a + across[1] * b) * grown,
  ];
  return { kind: 'area', points: [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)] };
}

/** Undefined for an empty box. */
function boxShape(box: Box | undefined): ThingShape | undefined {
  if (box === undefined || box.left === box.right) return undefined;
  const { left, right, top, bottom } = box;
  return {
    kind: 'area',
    points: [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
  };
}
