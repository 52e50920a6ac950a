import { describe, expect, it } from 'vitest';
import { SCALE_OUT } from '../../../../src/core/model/linkClasses.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import { glowHeats, glowsOf } from '../../../../src/screen/picture/glows.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { leafSpine } from '../../../support/clusters.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';

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

describe('lights of UltraServers', () => {
  it('are one behind each pen of a tower, as strong as its queue, and a third of the whole behind the switches', () => {
    const { network: towers } = sceneRun('two-ultraservers').reader.trace;
    const { pens, switches, ...tower } = PROJECTIONS.tower(towers, { upright: false, longestQueue: 8 });
    const [behind, ...lights] = glowsOf({ ...tower, pens, switches });
    expect(behind!.links).toBeUndefined();
    expect(lights.map(({ links }) => links)).toEqual(pens.map(({ links }) => links));
    lights.forEach(({ at: [x, y], reach }, i) => {
      const { left, right, bottom } = pens[i]!.tray;
      expect(x).toBeCloseTo((left + right) / 2, 3);
      expect(y < bottom && y > bottom - 90).toBe(true);
      expect(reach[0]).toBeGreaterThan((right - left) / 2);
    });
    const waits = createFrame(towers.chipCount, towers.linkCount);
    waits.waiting[pens[0]!.links[0]!] = 6;
    waits.waiting[pens[1]!.links[0]!] = 3;
    const heats = glowHeats([behind!, ...lights], waits, 0.9);
    expect(heats.slice(0, 4).map((heat) => Number(heat.toFixed(6)))).toEqual([0.3, 0.9, 0.45, 0]);
  });

  it("stand in a ring of equal groups at the groups' ends, by which it leaves them", () => {
    const { network: four } = sceneRun('four-ultraservers').reader.trace;
    const ring = PROJECTIONS.ring(four, { upright: false, longestQueue: 44 });
    const last = [63, 127, 191, 255];
    for (const chip of last) {
      const uplink = four.linkFrom.findIndex((from, link) => from === chip && SCALE_OUT[four.linkClass[link]!]!);
      const pen = ring.pens.find(({ links }) => links.includes(uplink))!;
      const light = glowsOf(ring).find(({ links }) => links?.includes(uplink))!;
      const far = (to: readonly [number, number]): number =>
        Math.hypot(to[0] - ring.chips[2 * chip]!, to[1] - ring.chips[2 * chip + 1]!);
      expect(far([pen.tray.left, pen.tray.top])).toBeLessThan(30);
      expect(far(light.at)).toBeLessThan(far(pen.label!));
    }
  });
});
