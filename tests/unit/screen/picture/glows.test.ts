import { expect, it } from 'vitest';
import { SCALE_OUT } from '../../../../src/core/model/linkClasses.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import { glowHeats, glowsOf } from '../../../../src/screen/picture/glows.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { leafSpine } from '../../../support/clusters.ts';

const { network } = buildCluster(leafSpine(2, 4, 2));
const layout = PROJECTIONS.plane(network, { upright: false, longestQueue: 8 });
const frame = createFrame(network.chipCount, network.linkCount);

it('the plane glows where the queue is, and nowhere else', () => {
  const link = network.linkFrom.findIndex(
    (from, one) => from >= network.chipCount && SCALE_OUT[network.linkClass[one]!]!,
  );
  frame.waiting.fill(0).fill(7, link, link + 1);
  const glows = glowsOf(layout);
  const heats = glowHeats(glows, frame, 0.8);
  const lit = glows.filter((_, i) => heats[i]! > 0);
  expect(lit.map(({ links }) => links!.includes(link))).toEqual([true]);
  expect(Math.max(...heats)).toBe(0.8);
  const box = layout.switches[network.linkFrom[link]! - network.chipCount]!;
  expect(lit[0]!.at[0]).toBeCloseTo((box.left + box.right) / 2, 3);
});

it('the glow is proportional to the waiting packets, 0 without any', () => {
  frame.waiting.fill(0);
  const glows = [
    { at: [0, 0], reach: [1, 1], links: [0] },
    { at: [9, 0], reach: [1, 1], links: [1] },
    { at: [5, 0], reach: [1, 1] },
  ] as const;
  expect(glowHeats(glows, frame, 0.5)).toEqual([0, 0, 0.5]);
  frame.waiting.set([4, 8]);
  expect(glowHeats(glows, frame, 0.5)).toEqual([0.25, 0.5, 0.5]);
});
