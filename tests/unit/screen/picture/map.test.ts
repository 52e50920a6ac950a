import { describe, expect, it } from 'vitest';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import { labelsAt } from '../../../../src/screen/describe/labels.ts';
import { fitsMap } from '../../../../src/screen/picture/projections/map.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { campus, layered } from '../../../support/clusters.ts';

const CAMPUS = LINK_CLASSES.indexOf('campus');

describe.each([2, 3, 4, 7, 8])('the map of %i buildings', (buildings) => {
  const { network } = buildCluster(campus({ buildings, perBuilding: 3, switches: 2, borders: 2 }));
  const layout = PROJECTIONS.map(network, { upright: buildings === 3, longestQueue: 9 });
  const { groups, places, grounds, links } = layout.blocks!;

  it('has every UltraServer on the plot of its building', () => {
    expect([...groups].sort((a, b) => a - b)).toEqual(Array.from({ length: 3 * buildings }, (_, group) => group));
    expect(grounds).toHaveLength(buildings);
    groups.forEach((group, block) => {
      const { corner, along, across } = grounds[Math.floor(group / 3)]!;
      const [x, y] = [places[2 * block]! - corner[0], places[2 * block + 1]! - corner[1]];
      const u = (x / along[0] + y / along[1]) / 2;
      const v = (x / across[0] + y / across[1]) / 2;
      expect(Math.min(u, v, 1 - u, 1 - v)).toBeGreaterThan(0);
    });
  });

  it('draws only the links between buildings, each from its queue', () => {
    const between = Array.from(network.linkClass.keys()).filter((link) => network.linkClass[link] === CAMPUS);
    expect(links).toEqual(between);
    expect(layout.pens.flatMap((pen) => pen.links).sort((a, b) => a - b)).toEqual(between);
    expect(layout.pens).toHaveLength(buildings * (buildings - 1));
    for (const link of between) {
      const at = 2 * layout.paths.first[link]!;
      const [dx, dy] = [0, 1].map((i) => layout.paths.points[at + i]! - layout.queues[4 * link + i]!) as [
        number,
        number,
      ];
      expect(Math.hypot(dx, dy)).toBeLessThan(12);
    }
  });

  it('names every building, and counts what waits for each other one', () => {
    const frame = createFrame(network.chipCount, network.linkCount, 3 * buildings);
    frame.waiting[links[0]!] = 7;
    const texts = labelsAt(layout, frame, 'en').map(({ text }) => text);
    for (let building = 1; building <= buildings; building++) {
      expect(texts).toContain(`Building ${building} · 3 UltraServers`);
    }
    expect(texts).toContain('7 waiting');
  });
});

it('the map fits only clusters of buildings', () => {
  expect(fitsMap(buildCluster(layered(4, 4, { pods: 2 })).network)).toBe(false);
  expect(fitsMap(buildCluster(campus({ buildings: 2, perBuilding: 1, switches: 1, borders: 1 })).network)).toBe(true);
});
