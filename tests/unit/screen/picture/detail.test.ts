import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { detailAt } from '../../../../src/screen/picture/detail.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import { ruleOf } from '../../../../src/screen/describe/labels.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { layered } from '../../../support/clusters.ts';

const { network } = buildCluster(layered(2, 2, { side: 2, plates: 2 }));
const room = { upright: false, longestQueue: 4 };
const plane = PROJECTIONS.plane(network, room);
const HD = 1920 * 1080;
const flying = (count: number) => ({ ...createFrame(network.chipCount, network.linkCount), totalFlying: count });

describe('detail', () => {
  it('is packets while they are distinguishable, and flows when they would overlap', () => {
    expect(detailAt(plane, flying(3000), 1, HD)).toBe('packets');
    expect(detailAt(plane, flying(100_000), 1, HD)).toBe('flows');
    expect(detailAt(plane, flying(5000), 0.1, HD)).toBe('flows');
    expect(detailAt(plane, flying(500), 0.1, HD)).toBe('packets');
    // Sixteen UltraServers on one screen, all of their links full.
    expect(detailAt(plane, flying(4700), 0.37, HD)).toBe('flows');
  });

  it('never returns to packets as more are in flight, and shows as many on a larger screen', () => {
    for (const scale of [0.05, 0.3, 1, 3]) {
      const details = Array.from({ length: 60 }, (_, i) => detailAt(plane, flying(i * 5000), scale, HD));
      const first = details.indexOf('flows');
      expect(details.slice(first).every((detail) => detail === 'flows')).toBe(true);
      expect(detailAt(plane, flying((first - 1) * 5000), scale * 2, HD * 4)).toBe('packets');
    }
  });

  it('is blocks if groups are drawn as blocks', () => {
    expect(detailAt(PROJECTIONS.mountain(network, room), flying(9), 1, HD)).toBe('blocks');
  });

  it('is stated in the picture, in both languages', () => {
    expect(ruleOf(plane, 'flows', 'en')).toContain('lines show flows');
    expect(ruleOf(plane, 'flows', 'ko')).toContain('흐름');
    expect(ruleOf(plane, 'packets', 'en')).toContain('Thickness is bandwidth');
    expect(ruleOf(PROJECTIONS.mountain(network, room), 'blocks', 'en')).toContain('Block height');
  });
});
