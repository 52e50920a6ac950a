import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../src/core/model/topologies/topologies.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import { buildBoard } from '../../src/screen/picture/board.ts';
import type { Layout } from '../../src/screen/picture/layout.ts';
import { blendOf, canBlend } from '../../src/screen/picture/morph.ts';
import { PROJECTIONS } from '../../src/screen/picture/projections/projections.ts';
import { boardPlaces } from '../support/boardPlaces.ts';
import { torus } from '../support/clusters.ts';
import { goodText } from '../support/sceneFiles.ts';

const { network } = buildCluster(parseScene(goodText()).cluster);
const room = { upright: false, longestQueue: 16 };
const layouts = {
  tower: PROJECTIONS.tower(network, room),
  flat: PROJECTIONS.flat(network, room),
  ring: PROJECTIONS.ring(network, room),
  plane: PROJECTIONS.plane(network, room),
};
const pairs = (['tower', 'flat', 'ring', 'plane'] as const).flatMap((from, i, all) =>
  all.filter((_, j) => j !== i).map((to) => [from, to] as const),
);
const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, one, i) => Math.max(most, Math.abs(one - b[i]!)), 0);

/** Every place that something is drawn at, as x and y in turn. */
function placesOf({ chips, paths, queues, switches }: Layout): number[] {
  const heads = Array.from({ length: queues.length / 4 }, (_, link) => [queues[4 * link]!, queues[4 * link + 1]!]);
  return [...chips, ...paths.points, ...heads.flat(), ...switches.flatMap((box) => [box.left, box.top])];
}

describe.each(pairs)('from %s to %s', (from, to) => {
  const [a, b] = [layouts[from], layouts[to]];
  const blend = blendOf(a, b);

  it('begins as the one and ends as the other', () => {
    expect(blend(0)).toBe(a);
    expect(blend(1)).toBe(b);
    for (const [u, near] of [
      [0.001, a],
      [0.999, b],
    ] as const) {
      expect(farthest(blend(u).chips, near.chips)).toBeLessThan(3);
      expect(farthest(blend(u).queues, near.queues)).toBeLessThan(3);
      expect(blend(u).plates.map(({ chips }) => chips)).toEqual(near.plates.map(({ chips }) => chips));
    }
  });

  it('never loses anything: all stays within the bounds, at any instant', () => {
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

  it('does not jump half way, where the order of painting changes', () => {
    const [before, after] = [blend(0.4999), blend(0.5001)];
    expect(farthest(before.chips, after.chips)).toBeLessThan(1);
    expect(farthest(before.paths.points, after.paths.points)).toBeLessThan(1);
    expect(before.bounds.left).toBeCloseTo(after.bounds.left, 0);
  });
});

it('a morph may be turned back on its way', () => {
  const half = blendOf(layouts.tower, layouts.ring)(0.3);
  const back = blendOf(half, layouts.tower);
  expect(back(0)).toBe(half);
  expect(farthest(back(0.001).chips, half.chips)).toBeLessThan(3);
  expect(back(1)).toBe(layouts.tower);
});

it('layouts of different networks are cut', () => {
  const other = buildCluster(torus([4, 4])).network;
  expect(canBlend(layouts.tower, PROJECTIONS.ring(other, room))).toBe(false);
  expect(canBlend(layouts.tower, layouts.flat)).toBe(true);
});
