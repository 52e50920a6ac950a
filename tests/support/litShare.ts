import type { Network } from '../../src/core/model/network.ts';
import type { Box, Layout, Slab } from '../../src/screen/picture/layout.ts';
import type { Point } from '../../src/screen/picture/path.ts';
import { shareOfTallest } from '../../src/screen/picture/blockMesh.ts';
import { type Camera, pixelAt } from '../../src/screen/view/camera.ts';
import type { Surface } from '../../src/screen/view/placedText.ts';
import type { GroupWaits } from '../../src/screen/picture/groupWaits.ts';

/** Cells along the longer side of the room. */
const CELLS = 480;
/** Half the width of a packet's body in picture units: a wire is at least as wide as what flies on it. */
const HALF_BODY = 3.3;

/** What is drawn of a run at its fullest, beside its layout. */
export type Fullest = {
  /** By link: most packets that ever wait for it. */
  readonly longestQueues: ArrayLike<number>;
  readonly waits: GroupWaits;
};

type Polygon = readonly Point[];

/**
 * The lit share of a stage: how much of its room, which is all that no text covers (`surface.insets`: below the caption, above the line of
 * the mark, between the sides), is covered by the union of the bounding polygons of what a layout draws of the cluster, as `camera` sees it:
 * faces of plates, chips, pens as high as the run's longest queue, piles, switches and their case, wires, and blocks as high as
 * each ever is. Glows, text and the legend do not count. It is counted in cells, and depends on no pixel and no theme.
 */
export function litShare(network: Network, layout: Layout, fullest: Fullest, camera: Camera, surface: Surface): number {
  const { width, height, insets } = surface;
  const [left, top] = [insets.left, insets.top];
  const [roomX, roomY] = [width - insets.left - insets.right, height - insets.top - insets.bottom];
  const cell = Math.max(roomX, roomY) / CELLS;
  const [columns, rows] = [Math.floor(roomX / cell), Math.floor(roomY / cell)];
  const isLit = new Uint8Array(columns * rows);
  for (const polygon of polygonsOf(network, layout, fullest)) {
    fill(
      isLit,
      columns,
      rows,
      polygon.map((point) => {
        const [x, y] = pixelAt(camera, point);
        return [(x - left) / cell, (y - top) / cell];
      }),
    );
  }
  return isLit.reduce((sum, one) => sum + one, 0) / isLit.length;
}

/** The bounding polygons, convex, in picture units. */
function* polygonsOf(network: Network, layout: Layout, { longestQueues, waits }: Fullest): Iterable<Polygon> {
  const { plates, chips, pens, switches, rack, blocks, paths, looks, queues, queueColumns = 1, queueRows } = layout;
  for (const box of switches) yield corners(box);
  if (rack !== undefined) yield corners(rack);
  if (blocks === undefined) {
    for (const plate of plates) {
      yield slabCorners(plate.slab);
      const [along, across] = plate.chipAxes;
      for (const chip of plate.chips) yield around([chips[2 * chip]!, chips[2 * chip + 1]!], along, across);
    }
  } else {
    for (const ground of blocks.grounds) yield slabCorners(ground);
    for (const [block, group] of blocks.groups.entries()) {
      const [x, y] = [blocks.places[2 * block]!, blocks.places[2 * block + 1]!];
      yield risenBlock(
        [x, y],
        blocks.axes,
        blocks.thickness + blocks.rise * shareOfTallest(blocks, waits.most[group]!),
      );
    }
  }
  for (const { tray } of pens) yield corners(tray);
  for (let link = 0; link < network.linkCount; link++) {
    if (paths.drawn[link] === 0) continue;
    const most = Math.min(longestQueues[link]!, queueRows - 1);
    if (most > 1) {
      const [x, y, dx, dy] = [0, 1, 2, 3].map((i) => queues[4 * link + i]!) as [number, number, number, number];
      const columns = Math.min(most, queueColumns);
      const long = Math.ceil(most / columns) / 2;
      yield around(
        [x + dx * (long - 0.5), y + dy * (long - 0.5)],
        [dx * long, dy * long],
        [(-dy * columns) / 2, (dx * columns) / 2],
      );
    }
    const half = Math.max(HALF_BODY, looks.half[link]!);
    for (let i = 1; i < paths.drawn[link]!; i++) {
      const at = 2 * (paths.first[link]! + i);
      const [bx, by] = [paths.points[at]!, paths.points[at + 1]!];
      const [ax, ay] = [paths.points[at - 2]!, paths.points[at - 1]!];
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) continue;
      const along: Point = [(bx - ax) / 2, (by - ay) / 2];
      yield around([ax + along[0], ay + along[1]], along, [
        (-along[1] * 2 * half) / length,
        (along[0] * 2 * half) / length,
      ]);
    }
  }
}

function corners({ left, right, top, bottom }: Box): Polygon {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function slabCorners({ corner: [x, y], along, across }: Slab): Polygon {
  return around([x + (along[0] + across[0]) / 2, y + (along[1] + across[1]) / 2], half(along), half(across));
}

function half([x, y]: Point): Point {
  return [x / 2, y / 2];
}

/** A parallelogram by its middle and half its sides. */
function around([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): Polygon {
  return [
    [x - ax - bx, y - ay - by],
    [x + ax - bx, y + ay - by],
    [x + ax + bx, y + ay + by],
    [x - ax + bx, y - ay + by],
  ];
}

/** The outline of a block on its foot. */
function risenBlock([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point], height: number): Polygon {
  return [
    [x - ax + bx, y - ay + by],
    [x + ax + bx, y + ay + by],
    [x + ax - bx, y + ay - by],
    [x + ax - bx, y + ay - by - height],
    [x - ax - bx, y - ay - by - height],
    [x - ax + bx, y - ay + by - height],
  ];
}

/** Lights the cells whose middles are in a convex polygon. */
function fill(isLit: Uint8Array, columns: number, rows: number, polygon: Polygon): void {
  const ys = polygon.map(([, y]) => y);
  const first = Math.max(0, Math.ceil(Math.min(...ys) - 0.5));
  const last = Math.min(rows - 1, Math.floor(Math.max(...ys) - 0.5));
  for (let row = first; row <= last; row++) {
    const level = row + 0.5;
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    polygon.forEach(([x, y], i) => {
      const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
      if (y === nextY || level < Math.min(y, nextY) || level > Math.max(y, nextY)) return;
      const at = x + ((level - y) / (nextY - y)) * (nextX - x);
      [from, to] = [Math.min(from, at), Math.max(to, at)];
    });
    const [low, high] = [Math.max(0, Math.ceil(from - 0.5)), Math.min(columns - 1, Math.floor(to - 0.5))];
    for (let column = low; column <= high; column++) isLit[row * columns + column] = 1;
  }
}
