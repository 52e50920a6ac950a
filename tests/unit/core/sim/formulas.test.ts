import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { ringAllReduce } from '../../../../src/core/model/collectives/ring.ts';
import {
  finishOf,
  group,
  type Hop,
  PlainNetwork,
  ringOf,
  ringTime,
  sendOver,
  write,
} from '../../../support/plainNetworks.ts';
import { seeds } from '../../../support/runs.ts';

/**
 * The closed forms of textbooks, numbered F1 and so on in the titles. α is a link's latency (it does not occupy the
 * link), b its rate, S the size, n the members; times in ticks.
 *
 * A transfer is rounded to the nearest millitick, so a time that is a sum of k transfers is within k/2 milliticks of the
 * closed form (for transfers of at least half a millitick); where S/b is a whole number of milliticks it is exact.
 */
const HALF_MILLITICK = 0.0005;

/** Tolerance for the rounding of doubles, far below a millitick. */
const EXACT = 1e-9;

type Draw = {
  readonly below: (n: number) => number;
  readonly between: (low: number, high: number) => number;
  /** A whole number of milliticks, in ticks. */
  readonly latency: () => number;
};

function draw(seed: number): Draw {
  const random = randomStream(`${seed}`, 'formulas');
  const below = (n: number): number => Math.floor(random() * n);
  return { below, between: (low, high) => low + random() * (high - low), latency: () => below(20_000) / 1000 };
}

const same = (n: number, rate: number, latency: number): readonly Hop[] => group(n).map(() => ({ rate, latency }));

function expectWithin(got: number, expected: number, bound: number, what: string): void {
  expect(Math.abs(got - expected), `${what}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(bound + EXACT);
}

describe('[L3] F1: point to point takes α + S/b', () => {
  it('[L3] F1: α = 1, b = 10, S = 100 takes 11', () => {
    expect(sendOver([{ rate: 10, latency: 1 }], 100, 100)).toBe(11);
  });

  it('[L3] F1: exact where S/b is a whole number of milliticks (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const { below, latency } = draw(seed);
      const rate = [1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500, 1000][below(16)]!;
      const amount = 1 + below(100_000);
      const alpha = latency();
      const milliticks = Math.round(alpha * 1000) + (amount * 1000) / rate;
      expect(sendOver([{ rate, latency: alpha }], amount, amount), `seed ${seed}`).toBe(milliticks / 1000);
    }
  });

  it('[L3] F1: within half a millitick of it otherwise (seeds 301 to 600)', () => {
    for (const seed of seeds(301, 600)) {
      const { between, latency } = draw(seed);
      const [rate, amount, alpha] = [between(0.01, 100), between(0.1, 5000), latency()];
      expectWithin(
        sendOver([{ rate, latency: alpha }], amount, 5000),
        alpha + amount / rate,
        HALF_MILLITICK,
        `${seed}`,
      );
    }
  });

  it('[L3] F1: the half-peak size α·b takes twice α', () => {
    for (const [alpha, rate] of [
      [1, 10],
      [3.5, 40],
      [12, 0.5],
    ] as const) {
      expect(sendOver([{ rate, latency: alpha }], alpha * rate, 1e6)).toBe(2 * alpha);
    }
  });
});

describe('[L3] F2: k packets over hops take Σ(p/bᵢ + lᵢ) + (k − 1)·p/min b', () => {
  it('[L3] F2: S = 1000, p = 10, b = (10, 2, 10), l = (2, 5, 2) takes 511', () => {
    const hops = [
      { rate: 10, latency: 2 },
      { rate: 2, latency: 5 },
      { rate: 10, latency: 2 },
    ];
    expect(sendOver(hops, 1000, 10)).toBe(511);
  });

  it('[L3] F2: equal hops of b = 10, l = 2: one, two, three and six take 102, 105, 108, 117', () => {
    expect([1, 2, 3, 6].map((count) => sendOver(same(count, 10, 2), 1000, 10))).toEqual([102, 105, 108, 117]);
  });

  it('[L3] F2: within (hops + packets − 1)/2 milliticks of it, whichever hop is slowest (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const { below, between, latency } = draw(seed);
      const hops = group(1 + below(6)).map(() => ({ rate: between(0.1, 50), latency: latency() }));
      const packet = between(0.5, 20);
      const count = 1 + below(60);
      const across = hops.reduce((sum, { rate, latency: wire }) => sum + packet / rate + wire, 0);
      const slowest = Math.min(...hops.map(({ rate }) => rate));
      const expected = across + ((count - 1) * packet) / slowest;
      const bound = (hops.length + count - 1) * HALF_MILLITICK;
      expectWithin(sendOver(hops, packet * count, packet), expected, bound, `seed ${seed}`);
    }
  });

  it('[L3] F2: a smaller last packet adds its own serialization on the last hop only', () => {
    // 3 hops of rate 1, packets 10, 10, 5: the third follows the second at every hop.
    expect(sendOver(same(3, 1, 2), 25, 10)).toBe(3 * 12 + 10 + 5);
  });
});

describe('[L3] F3 and F4: rings', () => {
  it('[L3] F4: all-reduce with n = 16, S = 1600, b = 10, α = 1 takes 330', () => {
    expect(ringTime('ringAllReduce', same(16, 10, 1), 1600)).toBe(330);
  });

  it('[L3] F3: reduce-scatter and all-gather take (n − 1)(α + S/(n·b)) each (seeds 1 to 100)', () => {
    for (const seed of seeds(1, 100)) {
      const { below, between, latency } = draw(seed);
      const [n, rate, alpha, amount] = [2 + below(20), between(0.5, 50), latency(), between(10, 3000)];
      const expected = (n - 1) * (alpha + amount / (n * rate));
      for (const pass of ['ringReduceScatter', 'ringAllGather'] as const) {
        const got = ringTime(pass, same(n, rate, alpha), amount);
        expectWithin(got, expected, (n - 1) * HALF_MILLITICK, `${pass}, seed ${seed}`);
      }
    }
  });

  it('[L3] F4: all-reduce takes 2(n − 1)(α + S/(n·b)), exactly where S/(n·b) is whole (seeds 101 to 200)', () => {
    for (const seed of seeds(101, 200)) {
      const { below, latency } = draw(seed);
      const [n, rate, alpha, piece] = [2 + below(20), [1, 2, 5, 10, 100][below(5)]!, latency(), 1 + below(500)];
      const expected = 2 * (n - 1) * (alpha + piece / rate);
      expectWithin(ringTime('ringAllReduce', same(n, rate, alpha), piece * n), expected, 0, `seed ${seed}`);
    }
  });

  it('[L3] F4: within n − 1 milliticks of it otherwise (seeds 201 to 300)', () => {
    for (const seed of seeds(201, 300)) {
      const { below, between, latency } = draw(seed);
      const [n, rate, alpha, amount] = [2 + below(20), between(0.5, 50), latency(), between(10, 3000)];
      const expected = 2 * (n - 1) * (alpha + amount / (n * rate));
      const got = ringTime('ringAllReduce', same(n, rate, alpha), amount);
      expectWithin(got, expected, 2 * (n - 1) * HALF_MILLITICK, `seed ${seed}`);
    }
  });

  it('[L3] F4: a group of one has nothing to do', () => {
    const { network, route } = ringOf(same(2, 1, 1), 10);
    expect(finishOf(network, route, (builder) => write(ringAllReduce, builder, [0], 10))).toBe(0);
  });
});

describe('[L3] F5 to F8: a ring with one bad member', () => {
  const ring = (changed: Partial<Record<number, Hop>>): readonly Hop[] =>
    same(16, 10, 1).map((hop, i) => changed[i] ?? hop);

  it('[L3] F5: one thin link of b/r takes 2(n − 1)·r·S/(n·b) + α: 601, 1201, 3001', () => {
    for (const at of [0, 7, 15]) {
      const times = [2, 4, 10].map((r) =>
        ringTime('ringAllReduce', ring({ [at]: { rate: 10 / r, latency: 1 } }), 1600),
      );
      expect(times).toEqual([601, 1201, 3001]);
    }
  });

  it('[L3] F6: one far link of +L adds 2L, whatever L: 22, 100, 200, 2000', () => {
    for (const at of [0, 7, 15]) {
      const far = (more: number): number =>
        ringTime('ringAllReduce', ring({ [at]: { rate: 10, latency: 1 + more } }), 1600);
      expect([11, 50, 100, 1000].map((more) => far(more) - 330)).toEqual([22, 100, 200, 2000]);
    }
  });

  it('[L3] F6: two far links, there and back, add 4L', () => {
    const far = { rate: 10, latency: 101 };
    expect(ringTime('ringAllReduce', ring({ 3: far, 11: far }), 1600)).toBe(330 + 400);
  });

  it('[L3] F7: with a barrier after each step the worst link sets every step: 1230 thin, 3330 far', () => {
    const barriered = (hops: readonly Hop[]): number => ringTime('ringAllReduce', hops, 1600, [], true);
    expect(barriered(ring({ 5: { rate: 2.5, latency: 1 } }))).toBe(1230);
    expect(barriered(ring({ 5: { rate: 10, latency: 101 } }))).toBe(3330);
  });

  it('[L3] F8: one member that starts late by D delays all by D', () => {
    for (const [at, late] of [
      [0, 50],
      [9, 50],
      [15, 1234.567],
    ] as const) {
      const delays = group(16).map((i) => (i === at ? Math.round(late * 1000) : 0));
      expect(ringTime('ringAllReduce', same(16, 10, 1), 1600, delays)).toBe(330 + late);
    }
  });
});

describe('[L3] F24: incast', () => {
  it('[L3] F24: k senders of m to one port of b: the last byte leaves it k·m/b after the first packet arrived', () => {
    const plain = new PlainNetwork(9, 1);
    for (let chip = 0; chip < 8; chip++) plain.link(chip, 9, 10, 0);
    plain.link(9, 8, 10, 0);
    const nodesOf = (from: number): readonly number[] => [from, 9, 8];
    const time = finishOf(plain.seal(1), plain.router(nodesOf), (builder) => {
      for (let chip = 0; chip < 8; chip++) builder.send(chip, 8, 100, []);
    });
    expect(time).toBe(80 + 1 / 10);
  });
});
