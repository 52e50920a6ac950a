import { describe, expect, it } from 'vitest';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import type { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { allToAll, campus, layered, leafSpine, runOn, star, wire } from '../../../support/clusters.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';

const FABRIC = LINK_CLASSES.indexOf('fabric');

/** Units that were serialized, by link. */
function unitsBy(trace: Trace, packet: number): Float64Array {
  const units = new Float64Array(trace.network.linkCount);
  trace.hopLink.forEach((link) => (units[link]! += packet));
  return units;
}

describe('traffic that leaves its group', () => {
  it('[L3] F22: in an all-to-all over 4 UltraServers of 64, (N − g) ÷ (N − 1) = 75.3 % leaves its UltraServer', () => {
    const { network, route } = buildCluster(ultraServers({ servers: 4, side: 4, plates: 4 }));
    let leaving = 0;
    for (let from = 0; from < 256; from++) {
      for (let to = 0; to < 256; to++) {
        if (from !== to && network.linkClass[route(from, to)[0]![0]!] === LINK_CLASSES.indexOf('efa')) leaving++;
      }
    }
    expect(leaving).toBe(256 * (256 - 64));
    expect((100 * leaving) / (256 * 255)).toBeCloseTo(75.3, 1);
  });

  it('[L3] F22: takes (N − g)·m ÷ b at least over each EFA interface', () => {
    const scene = ultraServers({ servers: 2, side: 2, plates: 2, latency: 0, packet: 10, rate: 10 });
    const trace = runOn(
      scene,
      allToAll(10, (from, to) => from < 8 !== to < 8),
    );
    expect(trace.finish / 1000).toBeGreaterThanOrEqual(8);
    expect(Math.max(...unitsBy(trace, 10))).toBe(80);
  });

  it.each([1, 2, 3, 4, 8])(
    '[L3] F23: oversubscription by %i multiplies its time, and does not affect local traffic',
    (s) => {
      // Two leaves of four chips, four spines; every chip sends to its like on the other leaf, or to one on its own.
      const crossing = (builder: ProgramBuilder): void => {
        for (let chip = 0; chip < 8; chip++) builder.send(chip, (chip + 4) % 8, 1920, []);
      };
      const local = (builder: ProgramBuilder): void => {
        for (let chip = 0; chip < 8; chip++) builder.send(chip, chip ^ 1, 1920, []);
      };
      const overLeaves = (oversubscription: number) => leafSpine(2, 4, 4, { oversubscription, link: wire(10, 0, 4) });
      const trace = runOn(overLeaves(s), crossing);
      const units = unitsBy(trace, 4);
      // Sprayed, each uplink has to carry 4 · 1920 ÷ 4 units at 10 ÷ s, which takes whole milliticks a packet; the ends of the pipeline add some packets' times.
      trace.network.linkClass.forEach((row, link) => {
        if (row === FABRIC) expect(units[link]).toBe(1920);
      });
      const bound = (1920 * s) / 10;
      expect(trace.finish / 1000).toBeGreaterThanOrEqual(bound);
      expect(trace.finish / 1000).toBeLessThan(bound * 1.02);
      expect(runOn(overLeaves(s), local).finish).toBe(runOn(overLeaves(1), local).finish);
    },
  );

  it('[L3] F23: in three layers each layer’s own oversubscription sets the rate of its links', () => {
    const { network } = buildCluster(layered(2, 4, { spines: 2, pods: 2, cores: 4, oversubscription: 2 }));
    // A leaf has 2 × 16 chips of rate 10: 320 ÷ (2 spines × 2); a spine has two such leaves: 160 ÷ (4 cores × 2).
    const rates = new Set([...network.linkRate].filter((_, link) => network.linkClass[link] === FABRIC));
    expect(rates).toEqual(new Set([80, 20]));
  });
});

describe('many to one', () => {
  it.each([
    [8, 100, 10, 1],
    [8, 100, 10, 10],
    [3, 50, 5, 5],
    [16, 20, 1, 4],
  ])('[L3] F24: %i senders of %i to one port of rate %i: last byte at k·m/b, queue of (k − 1)·m', (k, m, b, packet) => {
    const trace = runOn(star(k + 1, wire(b, 0, packet)), (builder) => {
      for (let sender = 1; sender <= k; sender++) builder.send(sender, 0, m, []);
    });
    // One packet later, since a switch forwards only whole packets.
    expect(trace.finish / 1000).toBe((k * m) / b + packet / b);
    const port = trace.network.linkTo.findIndex((to) => to === 0);
    let deepest = 0;
    trace.hopLink.forEach((link, hop) => {
      if (link !== port) return;
      let waiting = 0;
      for (let other = 0; other <= hop; other++) {
        if (trace.hopLink[other] === port && trace.hopStart[other]! > trace.hopEnqueue[hop]!) waiting++;
      }
      deepest = Math.max(deepest, waiting * packet);
    });
    expect(deepest).toBe((k - 1) * m);
  });
});

describe('flows over equal paths', () => {
  /** Packets on the busiest uplink, in flows: each of F chips of leaf 0 sends one message to its counterpart on leaf 1. */
  function maxLoad(flows: number, paths: number, spreading: 'hash' | 'spray', seed: string): number {
    const packets = paths;
    const scene = leafSpine(2, flows, paths, { spreading, link: wire(10, 0, 1) });
    const trace = runOn(
      scene,
      (builder) => {
        for (let flow = 0; flow < flows; flow++) builder.send(flow, flows + flow, packets, []);
      },
      seed,
    );
    const units = unitsBy(trace, 1);
    const uplinks = [...units].filter((_, link) => {
      const isFabric = trace.network.linkClass[link] === FABRIC;
      return isFabric && trace.network.linkFrom[link]! < trace.network.linkTo[link]!;
    });
    return Math.max(...uplinks) / packets;
  }

  /** E[max load] of F flows on P paths, and P(no two on the same path), over all P^F assignments. */
  function exactly(flows: number, paths: number): readonly [mean: number, apart: number] {
    let [sum, apart] = [0, 0];
    const all = paths ** flows;
    const load = new Int32Array(paths);
    for (let assignment = 0; assignment < all; assignment++) {
      load.fill(0);
      for (let flow = 0, rest = assignment; flow < flows; flow++, rest = Math.floor(rest / paths))
        load[rest % paths]!++;
      const most = Math.max(...load);
      sum += most;
      if (most === 1) apart++;
    }
    return [sum / all, apart / all];
  }

  /** The same by how many flows each path gets in turn: the share of assignments in which none gets more than `most`. */
  function shareWithin(flows: number, paths: number, most: number): number {
    let ways: number[] = Array.from({ length: flows + 1 }, (_, left) => (left === flows ? 1 : 0));
    for (let path = 0; path < paths; path++) {
      ways = ways.map((_, left) => {
        let [sum, choose] = [0, 1];
        for (let here = 0; here <= Math.min(most, flows - left); here++) {
          sum += ways[left + here]! * choose;
          choose = (choose * (left + here + 1)) / (here + 1);
        }
        return sum;
      });
    }
    return ways[0]! / paths ** flows;
  }
  const expectedMax = (flows: number, paths: number): number =>
    Array.from({ length: flows }, (_, most) => 1 - shareWithin(flows, paths, most)).reduce((sum, share) => sum + share);

  it('[L3] F25: counting all P^F assignments gives the expected load of the busiest path, and the probability that no two flows share one', () => {
    for (const [flows, paths] of [
      [4, 4],
      [3, 2],
      [5, 3],
      [6, 4],
    ] as const) {
      const [mean, apart] = exactly(flows, paths);
      expect(expectedMax(flows, paths)).toBeCloseTo(mean, 10);
      expect(shareWithin(flows, paths, 1)).toBeCloseTo(apart, 10);
    }
    expect(exactly(4, 4)).toEqual([2.125, 24 / 256]);
    for (const [flows, paths, mean] of [
      [8, 8, 2.5972],
      [16, 16, 3.0782],
      [32, 8, 7.0478],
      [64, 8, 12.2353],
    ] as const) {
      expect(expectedMax(flows, paths)).toBeCloseTo(mean, 4);
    }
    expect(100 * shareWithin(8, 8, 1)).toBeCloseTo(0.24, 2);
  });

  it.each([
    [4, 4, 2.125],
    [8, 8, 2.5972],
    [16, 16, 3.0782],
    [32, 8, 7.0478],
    [3, 2, 2.25],
  ])(
    '[L3] F25: %i flows hashed on %i paths load the busiest with %d, within four standard errors over 600 seeds',
    (flows, paths, mean) => {
      const seeds = 600;
      const loads = Array.from({ length: seeds }, (_, seed) => maxLoad(flows, paths, 'hash', `${seed}`));
      const got = loads.reduce((sum, load) => sum + load, 0) / seeds;
      const variance = loads.reduce((sum, load) => sum + (load - got) ** 2, 0) / (seeds - 1);
      expect(Math.abs(got - mean)).toBeLessThan(4 * Math.sqrt(variance / seeds));
    },
  );

  it('[L3] F25: with spraying, every path carries exactly F/P', () => {
    for (const [flows, paths] of [
      [4, 4],
      [8, 8],
      [32, 8],
      [3, 2],
      [5, 3],
    ] as const) {
      expect(maxLoad(flows, paths, 'spray', 'any')).toBe(flows / paths);
    }
  });
});

describe('a packet between buildings', () => {
  it('[L3] F1: takes the latency of every link on its path, that of the campus link once', () => {
    for (const far of [0, 100, 700]) {
      const trace = runOn(campus({ buildings: 2, perBuilding: 1, switches: 1, borders: 2, far }), (builder) => {
        builder.send(0, 8, 8, []);
      });
      // EFA up and down at 8 ÷ 1 each; leaf to border at 8 ÷ (8 chips ÷ 2 borders), twice; between at 8 ÷ 1.
      expect(trace.finish / 1000).toBe(2 * (8 + 10) + 2 * (2 + 1) + (8 + far));
    }
  });
});
