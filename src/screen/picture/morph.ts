import { withRaisedBlocks, spread } from './blockMorph.ts';
import { glowsOf } from './glows.ts';
import type { Box, Layout, LinkLooks, Pen, Plate } from './layout.ts';
import type { Paths, Point } from './path.ts';

/** With more links, a step of a morph would take longer than a frame, so layouts are switched without a morph. */
export const MOST_LINKS = 6000;
/** Share of the morph in which blocks rise or sink; positions change in the rest. */
const RISES = 0.4;

/** Whether two layouts can be blended: both are of one network, and it is not too large. */
export function canBlend(a: Layout, b: Layout): boolean {
  return (
    a.chips.length === b.chips.length &&
    a.paths.count.length === b.paths.count.length &&
    a.switches.length === b.switches.length &&
    a.paths.count.length <= MOST_LINKS
  );
}

/**
 * The layouts between two of one network: `a` at 0, `b` at 1. Positions and bounds are interpolated linearly, so everything stays
 * within the bounds. What only `a` has shrinks to a point in the first half; what only `b` has grows from a point in the second.
 * If groups become blocks, their plates first move to the block's ground, then the block rises; the reverse from blocks.
 */
export function blendOf(a: Layout, b: Layout): (u: number) => Layout {
  const sinks = a.blocks === undefined ? 0 : RISES;
  const rises = b.blocks === undefined ? 0 : RISES;
  const move = blendPlates(spread(a, b), spread(b, a));
  return (u) => {
    if (u <= 0) return a;
    if (u >= 1) return b;
    if (u < sinks) return withRaisedBlocks(a, 1 - u / sinks);
    if (u > 1 - rises) return withRaisedBlocks(b, (u - 1 + rises) / rises);
    return move((u - sinks) / (1 - sinks - rises));
  };
}

function blendPlates(a: Layout, b: Layout): (u: number) => Layout {
  const [pathsA, pathsB] = alikePaths(a.paths, b.paths);
  return (u) => {
    if (u <= 0) return a;
    if (u >= 1) return b;
    // In the first half the painting order is that of `a`, then that of `b`.
    return u < 0.5 ? between(a, b, pathsA, pathsB, u) : between(b, a, pathsB, pathsA, 1 - u);
  };
}

/** `own`, as far as `u` (0 to 0.5) towards `other`. */
function between(own: Layout, other: Layout, ownPaths: Paths, otherPaths: Paths, u: number): Layout {
  const chips = mix(own.chips, other.chips, u);
  const queues = mix(own.queues, other.queues, u);
  const left = 1 - 2 * u;
  const otherPlates = new Map(
    other.plates.filter(({ chips }) => chips.length > 0).map((plate) => [plateKey(plate), plate]),
  );
  const otherPlateOf = new Map(other.plates.flatMap((plate) => plate.chips.map((chip) => [chip, plate] as const)));
  const otherPens = new Map(other.pens.map((pen) => [penKey(pen), pen]));
  const otherTowers = new Map(other.towers.map((tower) => [tower.group, tower]));
  return {
    ...own,
    bounds: mixBox(own.bounds, other.bounds, u),
    chips,
    plates: own.plates.map((plate): Plate => {
      const axes = otherPlateOf.get(plate.chips[0] ?? -1)?.chipAxes ?? plate.chipAxes;
      const chipAxes = [mixPoint(plate.chipAxes[0], axes[0], u), mixPoint(plate.chipAxes[1], axes[1], u)] as const;
      const twin = otherPlates.get(plateKey(plate));
      return {
        ...plate,
        ...(twin === undefined ? shrunk(plate, own.chips, chips, left) : mixFace(plate, twin, u)),
        chipAxes,
      };
    }),
    looks: mixLooks(own.looks, other.looks, u),
    paths: {
      first: ownPaths.first,
      count: ownPaths.count,
      drawn: ownPaths.drawn.map((drawn, link) => Math.round(drawn + (otherPaths.drawn[link]! - drawn) * u)),
      points: mix(ownPaths.points, otherPaths.points, u),
    },
    queues,
    pens: own.pens.map((pen): Pen => {
      const twin = otherPens.get(penKey(pen));
      if (twin === undefined)
        return { ...pen, tray: shrunkBox(movedBox(pen.tray, pen.links, own.queues, queues), left) };
      return { ...pen, tray: mixBox(pen.tray, twin.tray, u) };
    }),
    towers: own.towers.map((tower) => ({
      ...tower,
      label: mixPoint(tower.label, otherTowers.get(tower.group)?.label ?? tower.label, u),
    })),
    switches: own.switches.map((box, i) => mixBox(box, other.switches[i]!, u)),
    rack: own.rack && (other.rack === undefined ? shrunkBox(own.rack, left) : mixBox(own.rack, other.rack, u)),
    rackLabel: mixPoint(own.rackLabel, other.rackLabel, u),
    ...(own.glows === undefined && other.glows === undefined
      ? {}
      : { glows: glowsOf(own).map((glow) => ({ ...glow, reach: scaled(glow.reach, left) })) }),
  };
}

const plateKey = ({ chips }: Plate): string => chips.toSorted((a, b) => a - b).join();
const penKey = ({ links }: Pen): string => links.toSorted((a, b) => a - b).join();

function mix(a: Float32Array, b: Float32Array, u: number): Float32Array {
  const mixed = new Float32Array(a.length);
  for (let i = 0; i < mixed.length; i++) mixed[i] = a[i]! + (b[i]! - a[i]!) * u;
  return mixed;
}

function mixPoint(a: Point, b: Point, u: number): Point {
  return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u];
}

function mixBox(a: Box, b: Box, u: number): Box {
  const side = (key: keyof Box): number => a[key] + (b[key] - a[key]) * u;
  return { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') };
}

function scaled([x, y]: Point, by: number): Point {
  return [x * by, y * by];
}

function shrunkBox(box: Box, left: number): Box {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return mixBox({ left: x, right: x, top: y, bottom: y }, box, left);
}

/** The box of a pen, moved as far on average as the heads of its queues. */
function movedBox(box: Box, links: readonly number[], before: Float32Array, now: Float32Array): Box {
  let [x, y] = [0, 0];
  for (const link of links) {
    x += (now[4 * link]! - before[4 * link]!) / links.length;
    y += (now[4 * link + 1]! - before[4 * link + 1]!) / links.length;
  }
  return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
}

function mixLooks(a: LinkLooks, b: LinkLooks, u: number): LinkLooks {
  return { ...a, idle: mix(a.idle, b.idle, u), half: mix(a.half, b.half, u) };
}

type Face = Pick<Plate, 'slab' | 'edge'>;

function mixFace(a: Plate, b: Plate, u: number): Face {
  return {
    slab: {
      corner: mixPoint(a.slab.corner, b.slab.corner, u),
      along: mixPoint(a.slab.along, b.slab.along, u),
      across: mixPoint(a.slab.across, b.slab.across, u),
    },
    edge: a.edge && b.edge && [mixPoint(a.edge[0], b.edge[0], u), mixPoint(a.edge[1], b.edge[1], u)],
  };
}

/** A plate without a counterpart shrinks and moves with its chips; one without chips stays in place. */
function shrunk({ chips, slab, edge }: Plate, before: Float32Array, now: Float32Array, left: number): Face {
  const { corner, along, across } = slab;
  const own: Point = [corner[0] + (along[0] + across[0]) / 2, corner[1] + (along[1] + across[1]) / 2];
  const [from, to] = chips.length === 0 ? [own, own] : [middleOf(chips, before), middleOf(chips, now)];
  const moved = ([x, y]: Point): Point => [to[0] + (x - from[0]) * left, to[1] + (y - from[1]) * left];
  return {
    slab: { corner: moved(corner), along: scaled(along, left), across: scaled(across, left) },
    edge: edge && [moved(edge[0]), moved(edge[1])],
  };
}

function middleOf(chips: readonly number[], places: Float32Array): Point {
  let [x, y] = [0, 0];
  for (const chip of chips) {
    x += places[2 * chip]! / chips.length;
    y += places[2 * chip + 1]! / chips.length;
  }
  return [x, y];
}

/** The same paths, resampled so that each link has equally many points in both. */
function alikePaths(a: Paths, b: Paths): readonly [Paths, Paths] {
  const count = a.count.map((own, link) => Math.max(own, b.count[link]!));
  const first = new Int32Array(count.length);
  for (let link = 1; link < first.length; link++) first[link] = first[link - 1]! + count[link - 1]!;
  const total = count.length === 0 ? 0 : first.at(-1)! + count.at(-1)!;
  return [resample(a, first, count, total), resample(b, first, count, total)];
}

function resample(paths: Paths, first: Int32Array, count: Int32Array, total: number): Paths {
  const points = new Float32Array(total * 2);
  const drawn = new Int32Array(count.length);
  for (let link = 0; link < count.length; link++) {
    const [from, had, has] = [paths.first[link]!, paths.count[link]!, count[link]!];
    const step = (had - 1) / (has - 1);
    for (let i = 0; i < has; i++) {
      const along = i * step;
      const piece = Math.min(Math.floor(along), had - 2);
      const at = 2 * (from + piece);
      for (let axis = 0; axis < 2; axis++) {
        const [p, q] = [paths.points[at + axis]!, paths.points[at + axis + 2]!];
        points[2 * (first[link]! + i) + axis] = p + (q - p) * (along - piece);
      }
    }
    drawn[link] = paths.drawn[link] === 0 ? 0 : Math.round((paths.drawn[link]! - 1) / step) + 1;
  }
  return { first, count, drawn, points };
}
