import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { allToAll, runOn, torus } from '../../../support/clusters.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';

/** By link: how many of all routes cross it. */
function loads(scene: ClusterScene): number[] {
  const { network, route } = buildCluster(scene);
  const load = Array.from({ length: network.linkCount }, () => 0);
  for (let from = 0; from < network.chipCount; from++) {
    for (let to = 0; to < network.chipCount; to++) {
      if (from !== to) route(from, to)[0]!.forEach((link) => load[link]!++);
    }
  }
  return load;
}
const range = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];

describe('all-to-all of m on a torus of k × …', () => {
  it('[L3] F19: even ties load every directed link with N·k/8: 8m on 4 × 4, 32m on 4 × 4 × 4', () => {
    for (const [sizes, load] of [
      [[4, 4], 8],
      [[4, 4, 4], 32],
      [[4], 2],
      [[8], 8],
      [[4, 4, 4, 4], 128],
    ] as const) {
      expect(range(loads(torus(sizes)))).toEqual([load, load]);
    }
  });

  it('[L3] F20: naive ties load one direction three times as much: 12m and 4m on 4 × 4, 48m and 16m on 4 × 4 × 4', () => {
    for (const [sizes, up, down] of [
      [[4, 4], 12, 4],
      [[4, 4, 4], 48, 16],
      [[4], 3, 1],
    ] as const) {
      const naive = loads(torus(sizes, true, 'naive'));
      expect(new Set(naive)).toEqual(new Set([up, down]));
      expect(naive.filter((load) => load === up)).toHaveLength(naive.length / 2);
      // The busier direction carries N·m·3k/16, 1.5 times as much as with even ties.
      expect(up / Math.max(...loads(torus(sizes)))).toBe(1.5);
    }
    const naive = loads({ ...ultraServers({ servers: 1, side: 4, plates: 4 }), ties: 'naive' });
    expect(new Set(naive)).toEqual(new Set([48, 16, 0]));
  });

  it('[L3] F21: without wrap-around links, the middle links carry N·k/4: 16m on 4 × 4', () => {
    for (const [sizes, worst] of [
      [[4, 4], 16],
      [[4, 4, 4], 64],
      [[8], 16],
    ] as const) {
      expect(Math.max(...loads(torus(sizes, false)))).toBe(worst);
    }
  });

  it('[L3] F19 bounds the time from below by load × m ÷ b; Z at half the rate doubles the bound, and it holds', () => {
    const busiest = (rateZ: number): { readonly finish: number; readonly busy: number } => {
      const scene = ultraServers({ servers: 1, side: 4, plates: 4, rate: 10, rateZ, latency: 0, packet: 10 });
      const trace = runOn(scene, allToAll(10));
      const { linkRate, linkCount } = trace.network;
      const amounts = new Float64Array(linkCount);
      trace.hopLink.forEach((link) => (amounts[link]! += 10));
      return {
        finish: trace.finish / 1000,
        busy: Math.max(...amounts.map((amount, link) => amount / linkRate[link]!)),
      };
    };
    const [even, thin] = [busiest(10), busiest(5)];
    expect([even.busy, thin.busy]).toEqual([32, 64]);
    expect(even.finish).toBeGreaterThanOrEqual(32);
    expect(thin.finish).toBeGreaterThanOrEqual(64);
    expect(thin.finish).toBeLessThan(64 * 1.5);
  });

  it('[L3] F20 and F21 in time: naive ties cost up to 1.5 times, a mesh up to twice', () => {
    const time = (scene: ClusterScene): number => runOn(scene, allToAll(8)).finish / 1000;
    const [even, naive, mesh] = [torus([4, 4]), torus([4, 4], true, 'naive'), torus([4, 4], false)].map(time);
    expect(naive! / even!).toBeGreaterThan(1.1);
    expect(mesh! / even!).toBeGreaterThan(1.4);
    expect(naive).toBeGreaterThanOrEqual((12 * 8) / 10);
    expect(mesh).toBeGreaterThanOrEqual((16 * 8) / 10);
  });
});
