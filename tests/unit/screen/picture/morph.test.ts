import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { buildBoard } from '../../../../src/screen/picture/board.ts';
import { blockHeight } from '../../../../src/screen/picture/blockMesh.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import type { Layout } from '../../../../src/screen/picture/layout.ts';
import { blendOf, canBlend } from '../../../../src/screen/picture/morph.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { boardPlaces } from '../../../support/boardPlaces.ts';
import { campus, torus } from '../../../support/clusters.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const { network } = buildCluster(parseScene(goodText()).cluster);
const room = { upright: false, longestQueue: 16 };
const waits = { most: Int32Array.of(700, 350), total: Float64Array.of(7000, 3500) };
const layouts = {
  tower: PROJECTIONS.tower(network, room),
  flat: PROJECTIONS.flat(network, room),
  ring: PROJECTIONS.ring(network, room),
  plane: PROJECTIONS.plane(network, room),
  mountain: PROJECTIONS.mountain(network, { ...room, groupWaits: () => waits }),
};
const pairs = (['tower', 'flat', 'ring', 'plane', 'mountain'] as const).flatMap((from, i, all) =>
  all.filter((_, j) => j !== i).map((to) => [from, to] as const),
);
const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, one, i) => Math.max(most, Math.abs(one - b[i]!)), 0);

/** Picture units, in a hundredth of the way. */
const FARTHEST_STEP = 70;

/** Every place that something is drawn at, as x and y in turn. */
function placesOf({ chips, paths, queues, switches }: Layout): number[] {
  const heads = Array.from({ length: queues.length / 4 }, (_, link) => [queues[4 * link]!, queues[4 * link + 1]!]);
  return [...chips, ...paths.points, ...heads.flat(), ...switches.flatMap((box) => [box.left, box.top])];
}

describe.each(pairs)('from %s to %s', (from, to) => {
  const [a, b] = [layouts[from], layouts[to]];
  const blend = blendOf(a, b);

  it('starts with the first layout and ends with the second', () => {
    expect(blend(0)).toBe(a);
    expect(blend(1)).toBe(b);
    for (const [u, near] of [
      [0.001, a],
      [0.999, b],
    ] as const) {
      expect(farthest(blend(u).chips, near.chips)).toBeLessThan(0.003 * farthest(a.chips, b.chips));
      expect(farthest(blend(u).queues, near.queues)).toBeLessThan(0.003 * farthest(a.queues, b.queues));
      if (near.blocks !== undefined) continue;
      expect(blend(u).plates.map(({ chips }) => chips)).toEqual(near.plates.map(({ chips }) => chips));
    }
  });

  it('keeps everything within the bounds, at any instant', () => {
    for (const u of [0.02, 0.3, 0.49, 0.51, 0.7, 0.98]) {
      const layout = blend(u);
      const { left, right, top, bottom } = layout.bounds;
      const places = placesOf(layout);
      const isIn = places.every((at, i) =>
        i % 2 === 0 ? at >= left - 1 && at <= right + 1 : at >= top - 1 && at <= bottom + 1,
      );
      expect([u, isIn]).toEqual([u, true]);
      expect(boardPlaces(buildBoard(network, layout)).every(Number.isFinite)).toBe(true);
    }
  });

  it('does not jump, even when the painting order changes or blocks begin to rise', () => {
    const steps = Array.from({ length: 101 }, (_, i) => blend(i / 100));
    for (let i = 1; i < steps.length; i++) {
      const [before, after] = [steps[i - 1]!, steps[i]!];
      expect(farthest(before.chips, after.chips)).toBeLessThan(FARTHEST_STEP);
      expect(Math.abs(before.bounds.left - after.bounds.left)).toBeLessThan(FARTHEST_STEP);
    }
    const [before, after] = [blend(0.4999), blend(0.5001)];
    if (before.paths.count.every((count, link) => count === after.paths.count[link])) {
      expect(farthest(before.paths.points, after.paths.points)).toBeLessThan(1);
    }
  });
});

describe.each(['tower', 'flat', 'ring', 'plane'] as const)('blocks out of %s', (from) => {
  const blend = blendOf(layouts[from], layouts.mountain);
  const frame = { ...createFrame(network.chipCount, network.linkCount, 2) };
  frame.groupWaiting.set([700, 350]);
  const heightOf = (layout: Layout): number => (layout.blocks === undefined ? 0 : blockHeight(layout.blocks, frame, 0));

  it('start on the ground and only rise, to their height', () => {
    const heights = Array.from({ length: 101 }, (_, i) => heightOf(blend(i / 100)));
    expect(heights.every((height, i) => i === 0 || height >= heights[i - 1]!)).toBe(true);
    expect(heights[50]).toBe(0);
    expect(heights.find((height) => height > 0)).toBeLessThan(0.1 * heights.at(-1)!);
    expect(heights.at(-1)).toBe(heightOf(layouts.mountain));
  });

  it('have every chip under them before they rise: its plate has become a part of their base', () => {
    const last = Array.from({ length: 1001 }, (_, i) => blend(i / 1000)).findLast(
      ({ blocks }) => blocks === undefined,
    )!;
    const { groups, places, axes } = layouts.mountain.blocks!;
    for (const { slab, chips } of last.plates) {
      const block = groups.indexOf(network.nodeGroup[chips[0]!]!);
      for (const [a, b] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const x = slab.corner[0] + slab.along[0] * a + slab.across[0] * b - places[2 * block]!;
        const y = slab.corner[1] + slab.along[1] * a + slab.across[1] * b - places[2 * block + 1]!;
        // Within the block's rhombus, but for the last thousandth of the way.
        expect(Math.abs(x) / axes[0][0] + Math.abs(y) / axes[0][1]).toBeLessThan(2.1);
      }
    }
  });
});

it('blocks become other blocks over the ground', () => {
  const cluster = buildCluster(campus({ buildings: 3, perBuilding: 2, switches: 1, borders: 1 })).network;
  const [map, mountain] = [PROJECTIONS.map(cluster, room), PROJECTIONS.mountain(cluster, room)];
  const blend = blendOf(map, mountain);
  expect([0.2, 0.5, 0.8].map((u) => blend(u).blocks?.grounds.length)).toEqual([3, undefined, 0]);
  for (const u of [0.1, 0.3, 0.41, 0.5, 0.59, 0.7, 0.99]) {
    expect(boardPlaces(buildBoard(cluster, blend(u))).every(Number.isFinite)).toBe(true);
  }
});

it('a morph can be reversed midway', () => {
  const half = blendOf(layouts.tower, layouts.ring)(0.3);
  const back = blendOf(half, layouts.tower);
  expect(back(0)).toBe(half);
  expect(farthest(back(0.001).chips, half.chips)).toBeLessThan(0.003 * farthest(layouts.tower.chips, half.chips));
  expect(back(1)).toBe(layouts.tower);
});

it('layouts of different networks are not morphed', () => {
  const other = buildCluster(torus([4, 4])).network;
  expect(canBlend(layouts.tower, PROJECTIONS.ring(other, room))).toBe(false);
  expect(canBlend(layouts.tower, layouts.flat)).toBe(true);
});
