import { describe, expect, it } from 'vitest';
import { routeOf } from '../../../../src/core/model/program.ts';
import { buildUltraServers } from '../../../../src/core/model/topologies/ultraServers.ts';
import { COLLECTIVE_NAMES } from '../../../../src/core/scene/workloads/collectiveNames.ts';
import { COLLECTIVES } from '../../../../src/core/model/collectives/collectives.ts';
import { fourByFour, fullMesh, programOf, ringsOfRings, timeOf } from '../../../support/collectiveRuns.ts';
import { group, type Hop, ringTime, ultraServers } from '../../../support/plainNetworks.ts';
import { star } from '../../../support/workloadRuns.ts';

/** Closed forms of collectives; the notation is that of formulas.test.ts. Exact where nothing is rounded. */
const HIERARCHY = { domains: 4, size: 64, inside: { rate: 100, latency: 1 }, across: { rate: 10, latency: 10 } };

describe('[L3] F4, F12: directed rings on a 4 × 4 torus', () => {
  const { cluster, team } = fourByFour(10, 1);

  it('[L3] F4: d rings that share no link take 2(n − 1)(α + S/(d·n·b)), d = 1, 2, 4', () => {
    for (const rings of [1, 2, 4]) {
      for (const amount of [1600, 6400, 64]) {
        const expected = 30 * (1 + amount / (rings * 16 * 10));
        expect(timeOf(cluster, 'ringAllReduce', amount, { team, rings })).toBeCloseTo(expected, 9);
      }
    }
  });

  it('[L3] F12: halving and doubling is faster up to S = 156, four rings from 157 on', () => {
    const lead = (amount: number): number =>
      timeOf(cluster, 'ringAllReduce', amount, { team, rings: 4 }) -
      timeOf(cluster, 'halvingDoublingAllReduce', amount, { team });
    expect(lead(156)).toBeGreaterThan(0);
    expect(lead(157)).toBeLessThan(0);
  });
});

describe('[L3] F9: hierarchical and flat, U = 4 groups of 64', () => {
  const cluster = ringsOfRings(HIERARCHY);
  /** A flat ring whose channels are in step: each NeuronLink carries the pieces of all channels, each EFA interface that of one. */
  const inStep = (size: number): readonly Hop[] =>
    group(4 * size).map((i) => (i % size === size - 1 ? { rate: 10 * size, latency: 10 } : { rate: 100, latency: 1 }));
  /** A lower bound for every channel, even if no other shares its links: twice round the ring, less two steps. */
  const floorOf = (size: number, amount: number): number => {
    const piece = amount / (4 * size * size);
    const round = (4 * size - 4) * (piece / 100 + 1) + 4 * (piece / 10 + 10);
    return ((2 * (4 * size - 1)) / (4 * size)) * round;
  };

  it('[L3] F9: S = 25,600 takes 315 + 120 + 315', () => {
    expect(timeOf(cluster, 'hierarchicalAllReduce', 25_600)).toBe(750);
  });

  it('[L3] F9a: a flat ring of one channel takes 5110, with barriers 10,200', () => {
    expect(timeOf(cluster, 'flatRingAllReduce', 25_600)).toBe(5110);
    expect(timeOf(cluster, 'flatRingAllReduce', 25_600, { barrier: true })).toBe(10_200);
  });

  it('[L3] F9b: 64 channels in step take about 1085', () => {
    expect(Math.abs(ringTime('ringAllReduce', inStep(64), 25_600) / 1085 - 1)).toBeLessThan(0.005);
  });

  it('[L3] F9b: channels that are not in step take at most that, and at least the lower bound of one channel', () => {
    // 64 channels over 256 chips would need over 8 million messages, more than the limits allow; so 16 over 64.
    const small = ringsOfRings({ ...HIERARCHY, size: 16 });
    for (const amount of [1600, 6400, 25_600, 64_000]) {
      const time = timeOf(small, 'flatRingAllReduce', amount, { channels: 16 });
      expect(time).toBeGreaterThan(0.98 * floorOf(16, amount));
      expect(time).toBeLessThan(1.02 * ringTime('ringAllReduce', inStep(16), amount));
    }
  });

  it('[L3] F9c: 51,000 units leave a group by the flat ring, 38,400 by the hierarchy', () => {
    const leaving = (name: 'flatRingAllReduce' | 'hierarchicalAllReduce'): number => {
      const { from, to, amount } = programOf(cluster, name, 25_600);
      return amount.reduce((sum, units, task) => sum + (from[task]! < 64 && to[task]! >= 64 ? units : 0), 0);
    };
    expect(leaving('flatRingAllReduce')).toBeCloseTo(51_000, 6);
    expect(leaving('hierarchicalAllReduce')).toBeCloseTo(38_400, 6);
  });

  it('[L3] F9d: at ten times the size the channels (about 5615) beat the hierarchy (5826), and not before', () => {
    const flat = (amount: number): number => ringTime('ringAllReduce', inStep(64), amount);
    expect(timeOf(cluster, 'hierarchicalAllReduce', 256_000)).toBe(5826);
    expect(Math.abs(flat(256_000) / 5615 - 1)).toBeLessThan(0.005);
    expect(flat(25_600)).toBeGreaterThan(750);
  });
});

describe('[L3] F10, F11, F13: recursive doubling, halving and doubling, binomial trees', () => {
  it('[L3] F10: recursive doubling takes log₂ n · (α + S/b)', () => {
    for (const n of [2, 4, 8, 16, 32]) {
      expect(timeOf(fullMesh(n, 10, 3), 'doublingAllReduce', 400)).toBe(Math.log2(n) * (3 + 40));
    }
  });

  it('[L3] F11: 2 log₂ n · α + 2(n − 1)/n · S/b: 308 on the 4 × 4 torus, where every exchange is a neighbour', () => {
    const { cluster, team } = fourByFour(10, 1);
    expect(timeOf(cluster, 'halvingDoublingAllReduce', 1600, { team })).toBe(308);
    for (const n of [2, 4, 8, 32]) {
      const expected = 2 * Math.log2(n) * 5 + (2 * (n - 1) * 640) / (n * 10);
      expect(timeOf(fullMesh(n, 10, 5), 'halvingDoublingAllReduce', 640)).toBeCloseTo(expected, 9);
    }
    const cube = buildUltraServers(ultraServers({ servers: 1, side: 4, plates: 4 }));
    for (const program of [
      programOf(cluster, 'halvingDoublingAllReduce', 1600, { team }),
      programOf(cube, 'halvingDoublingAllReduce', 6400),
    ]) {
      const lengths = [...program.from.keys()].map((task) => {
        const route = routeOf(program, task, 0);
        return program.routeStart[route + 1]! - program.routeStart[route]!;
      });
      expect(new Set(lengths)).toEqual(new Set([1]));
    }
  });

  it('[L3] F13: broadcast and reduce take ⌈log₂ n⌉(α + S/b), by dataflow if n is a power of two', () => {
    for (const name of ['treeBroadcast', 'treeReduce'] as const) {
      for (const n of [2, 3, 5, 8, 13, 16, 17]) {
        const expected = Math.ceil(Math.log2(n)) * (2 + 30);
        expect(timeOf(fullMesh(n, 10, 2), name, 300, { barrier: true }), `${name} of ${n}`).toBe(expected);
        const byDataflow = timeOf(fullMesh(n, 10, 2), name, 300);
        if (Number.isInteger(Math.log2(n))) expect(byDataflow).toBe(expected);
        else expect(byDataflow).toBeLessThanOrEqual(expected);
      }
    }
  });
});

describe('[L3] F15: dimension by dimension', () => {
  it('[L3] F15: takes 2Σ(dᵢ − 1)α + 2(n − 1)/n·S/b', () => {
    for (const [side, plates] of [
      [4, 4],
      [3, 2],
      [2, 5],
      [5, 3],
    ] as const) {
      const n = side * side * plates;
      const cluster = buildUltraServers(ultraServers({ servers: 1, side, plates, rate: 10, latency: 7 }));
      const expected = 2 * (2 * (side - 1) + plates - 1) * 7 + 20 * (n - 1);
      expect(timeOf(cluster, 'torusAllReduce', 100 * n), `${side} × ${side} × ${plates}`).toBe(expected);
    }
  });

  it('[L3] F15: α counts 12 times on 4 × 4 and 18 on 4 × 4 × 4, in a flat ring 30 and 126 times', () => {
    const { cluster, team } = fourByFour(1e9, 1000);
    const cube = buildUltraServers(ultraServers({ servers: 1, side: 4, plates: 4, rate: 1e9, latency: 1000 }));
    const same = (n: number): readonly Hop[] => group(n).map(() => ({ rate: 1e9, latency: 1000 }));
    const times = [
      timeOf(cluster, 'torusAllReduce', 16, { team }),
      timeOf(cube, 'torusAllReduce', 64),
      timeOf(cluster, 'ringAllReduce', 16, { team }),
      ringTime('ringAllReduce', same(64), 64),
    ];
    expect(times.map((time) => Math.round(time / 1000))).toEqual([12, 18, 30, 126]);
  });
});

describe('[L3] F16 to F18: bounds and bus bandwidth', () => {
  const allReduces = COLLECTIVE_NAMES.filter((name) => name.endsWith('AllReduce'));

  it('[L3] F16: no all-reduce beats 2(n − 1)/n·S/B, where B is the egress bandwidth of a chip', () => {
    const plane = fourByFour(10, 0);
    const whole = buildUltraServers(ultraServers({ servers: 2, side: 2, plates: 2, rate: 10, latency: 0 }));
    const places = [
      { cluster: plane.cluster, team: plane.team, egress: 40, rings: [1, 2, 4] },
      { cluster: fullMesh(8, 10, 0), egress: 70, rings: [1, 2] },
      { cluster: star(8, 10, 10, 0, 1e6), egress: 10, rings: [1, 2] },
      // At most six NeuronLinks and an EFA interface per chip.
      { cluster: whole, egress: 70, rings: [1, 2] },
    ];
    let runs = 0;
    for (const { cluster, egress, rings, ...rest } of places) {
      const chips = rest.team?.chips.length ?? cluster.network.chipCount;
      for (const name of allReduces) {
        for (const count of rings) {
          const how = { ...rest, rings: count };
          const team = rest.team ?? { ...cluster, chips: group(chips) };
          if (COLLECTIVES[name].refuse(team, { rings: count, channels: 1 }) !== undefined) continue;
          runs++;
          const bound = (2 * (chips - 1) * 8000) / (chips * egress);
          expect(timeOf(cluster, name, 8000, how), name).toBeGreaterThanOrEqual(bound - 0.001 * chips);
        }
      }
    }
    expect(runs).toBeGreaterThan(25);
  });

  it('[L3] F17: the bus bandwidth of an ideal ring is B for every n', () => {
    for (const n of [2, 3, 5, 8, 16, 33, 64]) {
      const hops = group(n).map(() => ({ rate: 10, latency: 0 }));
      const busOf = (pass: 'ringAllReduce' | 'ringAllGather', factor: number): number =>
        ((100 * n) / ringTime(pass, hops, 100 * n)) * factor;
      expect(busOf('ringAllReduce', (2 * (n - 1)) / n)).toBeCloseTo(10, 9);
      expect(busOf('ringAllGather', (n - 1) / n)).toBeCloseTo(10, 9);
    }
  });

  it('[L3] F18: all-to-all through a switch takes (n − 1)m/b plus one message and two latencies', () => {
    for (const n of [2, 4, 9, 16]) {
      const cluster = star(n, 10, 10, 3, 50);
      expect(timeOf(cluster, 'allToAll', 50 * n)).toBe((n - 1) * 5 + 5 + 6);
    }
  });
});

describe('[L3] F37: the number of messages', () => {
  it('[L3] F37: rings of 16, 64 and 256: 480, 8,064, 130,560; hierarchical 4 × 64: 33,792', () => {
    const flat = { ...HIERARCHY, domains: 2 };
    const ring = (size: number): number =>
      programOf(ringsOfRings({ ...flat, size: size / 2 }), 'flatRingAllReduce', 1e4).messageCount;
    expect([16, 64, 256].map(ring)).toEqual([480, 8064, 130_560]);
    expect(programOf(ringsOfRings(HIERARCHY), 'hierarchicalAllReduce', 1e4).messageCount).toBe(33_792);
  });

  it('[L3] F37: dimension by dimension on 4 × 4 × 4: 1,152; all-to-all: 4,032 messages over 12,288 links', () => {
    const cube = buildUltraServers(ultraServers({ servers: 1, side: 4, plates: 4 }));
    expect(programOf(cube, 'torusAllReduce', 64_000).messageCount).toBe(1152);
    const exchange = programOf(cube, 'allToAll', 64_000);
    expect([exchange.messageCount, exchange.hopCount]).toEqual([4032, 12_288]);
  });
});
