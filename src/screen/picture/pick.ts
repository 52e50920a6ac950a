import { atOnce, type Steps, within, WorkPace } from '../../core/base/steps.ts';
import { hopsOnLink } from '../../core/analysis/hopsOnLink.ts';
import type { Network } from '../../core/model/network.ts';
import type { Thing } from '../../core/trace/thing.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { blockHeight } from './blockMesh.ts';
import type { Frame } from './frame.ts';
import { type Flights, packetAt } from './flights.ts';
import { gridInSteps, type HitGrid } from './grid.ts';
import type { Blocks, Box, Layout, Pen, Plate } from './layout.ts';
import { WORK_A_STEP } from './layoutPace.ts';
import type { Point } from './path.ts';

/** How far a chip's top can rise above its position, in picture units; a chip is hit on its sides too. */
const CHIP_RISE = 8;
/** With a larger radius (in picture units) packets can't be aimed at and are not picked. */
const PACKET_AIM = 14;
/** Distance between the places at which links enter the grid, in picture units. */
const STEP = 16;

/** An index of a layout by position. */
export type PickIndex = {
  readonly layout: Layout;
  readonly links: HitGrid;
  readonly chips: HitGrid;
  /** By chip: its plate. */
  readonly plateOf: Int32Array;
  /** Half the width of the widest link. */
  readonly widest: number;
};

/** At most this many places of links in all; if links are longer, the places are farther apart. More would take seconds. */
const MOST_VISITS = 4_000_000;

export function* indexInSteps(layout: Layout): Steps<PickIndex> {
  const chipCount = layout.chips.length / 2;
  const plateOf = new Int32Array(chipCount);
  layout.plates.forEach(({ chips }, plate) => {
    for (const chip of chips) plateOf[chip] = plate;
  });
  const reach = layout.plates.reduce((most, { chipAxes }) => Math.max(most, extentOf(chipAxes)), STEP);
  const links = layout.paths.first.length;
  const length = yield* within(0, 0.1, lengthOfAll(layout));
  const step = Math.max(STEP, length / MOST_VISITS);
  return {
    layout,
    plateOf,
    widest: layout.looks.half.reduce((most, half) => Math.max(most, half), 0),
    links: yield* within(
      0.1,
      0.9,
      gridInSteps(layout.bounds, links, step, links + length / step, (link, visit) =>
        walkLink(layout, link, step, visit),
      ),
    ),
    chips: yield* within(
      0.9,
      1,
      gridInSteps(layout.bounds, chipCount, reach + CHIP_RISE, chipCount, (chip, visit) =>
        visit(layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!),
      ),
    ),
  };
}

export const indexLayout = atOnce(indexInSteps);

/** The summed length of all paths, in picture units. */
function* lengthOfAll({ paths: { first, count, points } }: Layout): Steps<number> {
  const pace = new WorkPace(points.length / 2, WORK_A_STEP);
  let sum = 0;
  for (let link = 0; link < first.length; link++) {
    const end = first[link]! + count[link]! - 1;
    for (let i = first[link]!; i < end; i++) {
      sum += Math.hypot(points[2 * i + 2]! - points[2 * i]!, points[2 * i + 3]! - points[2 * i + 1]!);
    }
    if (pace.isDue(count[link])) yield pace.share;
  }
  return sum;
}

/**
 * The thing in a frame at `point` or within `radius` of it, in picture units. The first of: the nearest packet; the chip or switch
 * under the point; a pen; the nearest link; a chip or switch within the radius. If groups are blocks: the nearest packet, the block
 * under the point, the nearest link. Packets are not picked without `flights` (they are drawn as flows), with a coarse pointer, or
 * in a queue whose places are closer together than `radius`.
 */
export function pick(
  index: PickIndex,
  reader: TraceReader,
  flights: Flights | undefined,
  frame: Frame,
  point: Point,
  radius: number,
): Thing | undefined {
  const { layout } = index;
  const { blocks } = layout;
  const links = index.links.near(point, radius + index.widest);
  const chips = index.chips.near(point, radius);
  const { network, hopPacket } = reader.trace;
  const isCoarse = radius > PACKET_AIM;
  const hop =
    isCoarse || flights === undefined
      ? undefined
      : nearestHop(layout, reader, flights, frame.time, links, point, radius);
  if (hop !== undefined) return { kind: 'packet', packet: hopPacket[hop]! };
  if (blocks !== undefined) return blockAt(blocks, frame, point) ?? nearestLink(layout, links, point, radius);
  const on = nearestNode(index, chips, point, 0);
  if (on !== undefined) return on;
  const pen = layout.pens.find(({ tray }) => isWithin(tray, point, radius));
  if (pen !== undefined) return penThing(network, pen);
  return nearestLink(layout, links, point, radius) ?? nearestNode(index, chips, point, radius);
}

/** The box of the plate under the point, else of the group around it; the camera flies there if nothing can be picked. */
export function areaAt(network: Network, layout: Layout, point: Point): Box | undefined {
  const plate = layout.plates.find((one) => isOnPlate(one, point));
  if (plate !== undefined) return plateBox(plate);
  return layout.towers
    .map(({ group }) => groupBox(network, layout, group))
    .find((box) => box !== undefined && isWithin(box, point, 0));
}

export function penThing(network: Network, { links }: Pen): Thing {
  const chip = network.linkFrom[links.find((link) => link !== undefined)!]!;
  return { kind: 'pen', group: network.nodeGroup[chip]!, plate: network.nodeZ[chip]! };
}

export function penOf(network: Network, layout: Layout, group: number, plate: number): Pen | undefined {
  return layout.pens.find((pen) => {
    const thing = penThing(network, pen);
    return thing.kind === 'pen' && thing.group === group && thing.plate === plate;
  });
}

export function plateBox({ slab: { corner, along, across } }: Plate): Box {
  const xs = [0, along[0], across[0], along[0] + across[0]].map((x) => corner[0] + x);
  const ys = [0, along[1], across[1], along[1] + across[1]].map((y) => corner[1] + y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The box around all plates of a group. */
export function groupBox(network: Network, layout: Layout, group: number): Box | undefined {
  const boxes = layout.plates
    .filter(({ chips }) => chips.length > 0 && network.nodeGroup[chips[0]!] === group)
    .map(plateBox);
  return boxes.length === 0 ? undefined : boxes.reduce(joined);
}

export function joined(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function isWithin(box: Box, [x, y]: Point, radius: number): boolean {
  return x >= box.left - radius && x <= box.right + radius && y >= box.top - radius && y <= box.bottom + radius;
}

function isOnPlate({ slab: { corner, along, across } }: Plate, [x, y]: Point): boolean {
  const area = along[0] * across[1] - along[1] * across[0];
  const [dx, dy] = [x - corner[0], y - corner[1]];
  const a = (dx * across[1] - dy * across[0]) / area;
  const b = (along[0] * dy - along[1] * dx) / area;
  return a >= 0 && a <= 1 && b >= 0 && b <= 1;
}

/** The nearest hop on `links` that is drawn within `radius`. */
function nearestHop(
  layout: Layout,
  reader: TraceReader,
  flights: Flights,
  t: number,
  links: readonly number[],
  point: Point,
  radius: number,
): number | undefined {
  const now = Math.floor(t / flights.quantum);
  let nearest: number | undefined;
  let least = radius;
  for (const link of links) {
    for (const hop of hopsOnLink(reader, link, t)) {
      const seen = packetAt(reader.trace.network, flights, layout, hop, now);
      if (seen.kind === 'nowhere' || (seen.kind === 'inLine' && pitchOf(layout, link) < radius)) continue;
      const far = Math.hypot(seen.at[0] - point[0], seen.at[1] - point[1]);
      if (far <= least) {
        least = far;
        nearest = hop;
      }
    }
  }
  return nearest;
}

/** The distance between two places in a link's queue. */
function pitchOf({ queues }: Layout, link: number): number {
  return Math.hypot(queues[4 * link + 2]!, queues[4 * link + 3]!);
}

/** The chip or switch within `radius` of the point; of several, the one with the nearest centre. */
function nearestNode(
  { layout, plateOf }: PickIndex,
  chips: readonly number[],
  point: Point,
  radius: number,
): Thing | undefined {
  let nearest: Thing | undefined;
  let least = Number.POSITIVE_INFINITY;
  const offer = (thing: Thing, x: number, y: number): void => {
    const far = Math.hypot(x - point[0], y - point[1]);
    if (far < least) {
      least = far;
      nearest = thing;
    }
  };
  for (const chip of chips) {
    const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
    const axes = layout.plates[plateOf[chip]!]!.chipAxes;
    if (isOnChip(axes, point[0] - x, point[1] - y, radius, CHIP_RISE)) offer({ kind: 'chip', chip }, x, y);
  }
  layout.switches.forEach((box, row) => {
    if (isWithin(box, point, radius)) {
      offer({ kind: 'switch', switch: row }, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    }
  });
  return nearest;
}

/** The block at a point; of overlapping ones, the one in front. */
function blockAt(blocks: Blocks, frame: Frame, [x, y]: Point): Thing | undefined {
  const { groups, places } = blocks;
  const [[ax, ay]] = blocks.axes;
  for (let block = groups.length - 1; block >= 0; block--) {
    const [dx, dy] = [x - places[2 * block]!, y - places[2 * block + 1]!];
    const reach = ay * (2 - Math.abs(dx) / ax);
    if (reach >= 0 && dy <= reach && dy >= -blockHeight(blocks, frame, block) - reach)
      return { kind: 'group', group: groups[block]! };
  }
  return undefined;
}

function extentOf([along, across]: Plate['chipAxes']): number {
  return Math.hypot(along[0], along[1]) + Math.hypot(across[0], across[1]);
}

/** Whether the point at (dx, dy) from a chip's position is on its top, enlarged by `radius`, at one of three heights up to `rise`. */
function isOnChip([along, across]: Plate['chipAxes'], dx: number, dy: number, radius: number, rise: number): boolean {
  const area = along[0] * across[1] - along[1] * across[0];
  const grown = 1 + radius / Math.min(Math.hypot(...along), Math.hypot(...across));
  const on = (y: number): boolean => {
    const a = (dx * across[1] - y * across[0]) / area;
    const b = (along[0] * y - along[1] * dx) / area;
    return Math.abs(a) <= grown && Math.abs(b) <= grown;
  };
  return on(dy) || on(dy + rise / 2) || on(dy + rise);
}

function nearestLink(layout: Layout, links: readonly number[], point: Point, radius: number): Thing | undefined {
  let nearest: Thing | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const link of links) {
    if (layout.paths.drawn[link]! < 2) continue;
    const far = Math.max(0, distanceTo(layout, link, point) - layout.looks.half[link]!);
    if (far <= radius && far < least) {
      least = far;
      nearest = { kind: 'link', link };
    }
  }
  return nearest;
}

/** The distance from a point to the drawn line of a link. */
export function distanceTo({ paths: { first, drawn, points } }: Layout, link: number, [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = first[link]!; i < first[link]! + drawn[link]! - 1; i++) {
    const [ax, ay] = [points[2 * i]!, points[2 * i + 1]!];
    const [bx, by] = [points[2 * i + 2]! - ax, points[2 * i + 3]! - ay];
    const length = bx * bx + by * by;
    const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * bx + (y - ay) * by) / length, 0), 1);
    least = Math.min(least, Math.hypot(x - ax - along * bx, y - ay - along * by));
  }
  return least;
}

/** Visits points along a link's path and its queue, at most `step` apart. */
function walkLink(layout: Layout, link: number, step: number, visit: (x: number, y: number) => void): void {
  const { first, count, points } = layout.paths;
  const straight = (ax: number, ay: number, bx: number, by: number): void => {
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step));
    for (let i = 0; i <= pieces; i++) visit(ax + ((bx - ax) * i) / pieces, ay + ((by - ay) * i) / pieces);
  };
  for (let i = first[link]!; i < first[link]! + count[link]! - 1; i++) {
    straight(points[2 * i]!, points[2 * i + 1]!, points[2 * i + 2]!, points[2 * i + 3]!);
  }
  const [x, y, dx, dy] = layout.queues.subarray(4 * link, 4 * link + 4) as unknown as [number, number, number, number];
  const { queueRows, queueColumns = 1 } = layout;
  const rows = Math.ceil((queueRows - 1) / queueColumns);
  for (const side of queueColumns === 1 ? [0] : [-1, 0, 1]) {
    const aside = (side * (queueColumns - 1)) / 2;
    const [ax, ay] = [x - dy * aside, y + dx * aside];
    straight(ax, ay, ax + dx * rows, ay + dy * rows);
  }
}
