import { describe, expect, it, vi } from 'vitest';
import { drawExponential, randomStream } from '../../../../src/core/base/random.ts';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { buildIncast } from '../../../../src/core/model/workloads/incast.ts';
import { buildMessages } from '../../../../src/core/model/workloads/messages.ts';
import { buildOpenTraffic } from '../../../../src/core/model/workloads/openTraffic.ts';
import type { OpenTraffic } from '../../../../src/core/scene/workloads/openTraffic.ts';
import {
  areaOfQueue,
  batchMeans,
  type Estimate,
  invented,
  meanOf,
  pair,
  path,
  percentile,
  type QueueSample,
  queueOf,
  run,
  star,
} from '../../../support/workloadRuns.ts';

vi.setConfig({ testTimeout: 30_000 });

/**
 * Formulas of queueing theory. Two chips send to each other over one link each way: two queues that are independent of each
 * other. Links have rate 1, so that a size is a service time in ticks; a mean of 1 tick is 1000 milliticks, and the rounding
 * error is far below the statistical error.
 */
const BATCHES = 20;

function twoQueues(load: number, sizes: OpenTraffic['sizes'], messages: number, seed: string): readonly QueueSample[] {
  const cluster = pair(1, 0, 65_536);
  const duration = invented(messages / 2 / load);
  const arrivals = { kind: 'poisson' as const, gap: invented(1 / load) };
  const traffic: OpenTraffic = {
    kind: 'openTraffic',
    duration,
    arrivals,
    pattern: { kind: 'permutation' },
    sizes,
  };
  const trace = run(cluster, buildOpenTraffic(traffic, cluster, seed));
  for (const link of [0, 1]) {
    const waited = queueOf(trace, link).waits.reduce((sum, one) => sum + Math.round(one * 1000), 0);
    expect(areaOfQueue(trace, link), '[L3] F30').toBe(waited);
  }
  return [queueOf(trace, 0), queueOf(trace, 1)];
}

/** Expects the mean within three standard errors of `expected`, and the standard error below the share `most` of it. */
function expectNear({ mean, standardError }: Estimate, expected: number, most: number): void {
  expect(standardError, 'standard error').toBeLessThan(most * expected);
  expect(Math.abs(mean - expected), `got ${mean} ± ${standardError}, expected ${expected}`).toBeLessThan(
    3 * standardError,
  );
}

/** The samples of both queues in sequence, so that no batch mixes the two. */
const both = (queues: readonly QueueSample[], of: 'waits' | 'sojourns'): readonly number[] =>
  queues.flatMap((queue) => queue[of]);

describe('[L3] F27: M/M/1', () => {
  // λ = 0.8, μ = 1: some 2 × 120,000 messages.
  const queues = twoQueues(0.8, { kind: 'exponential', mean: invented(1) }, 240_000, 'mm1');

  it('[L3] F27: at ρ = 0.8 the mean wait is ρ/(μ(1 − ρ)) = 4 (batch means, 3 standard errors, each below 4 %)', () => {
    expectNear(batchMeans(both(queues, 'waits'), BATCHES, meanOf), 4, 0.04);
  });

  it('[L3] F27: the mean sojourn is 1/(μ − λ) = 5, its 99th percentile ln 100/(μ − λ) = 23.03', () => {
    expectNear(batchMeans(both(queues, 'sojourns'), BATCHES, meanOf), 5, 0.04);
    expectNear(
      batchMeans(both(queues, 'sojourns'), BATCHES, (batch) => percentile(batch, 0.99)),
      Math.log(100) / 0.2,
      0.05,
    );
  });
});

describe('[L3] F28: M/D/1 waits ρ/(2μ(1 − ρ))', () => {
  it.each([
    [0.5, 0.5, 100_000, 0.02],
    [0.8, 2, 200_000, 0.03],
    [0.9, 4.5, 300_000, 0.06],
  ])('[L3] F28: at ρ = %d the mean wait is %d (batch means, 3 standard errors)', (load, wait, messages, most) => {
    const queues = twoQueues(load, { kind: 'fixed', size: invented(1) }, messages, 'md1');
    expectNear(batchMeans(both(queues, 'waits'), BATCHES, meanOf), wait, most);
  });
});

describe('[L3] F29: M/G/1 (Pollaczek–Khinchine)', () => {
  it('[L3] F29: 90 % of size 0.5 and 10 % of 5.5 at ρ = 0.5 wait 1.625, as M/D/1 does at 76 %', () => {
    const sizes = { kind: 'mixed', small: invented(0.5), large: invented(5.5), largeShare: invented(0.1) } as const;
    const queues = twoQueues(0.5, sizes, 240_000, 'mg1');
    expectNear(batchMeans(both(queues, 'waits'), BATCHES, meanOf), 1.625, 0.03);
  });
});

describe('[L3] F24: incast', () => {
  it('[L3] F24: 8 × 100 into a port of rate 10 take 80, and the queue reaches 700', () => {
    const cluster = star(9, 10, 10, 0, 10);
    const program = buildIncast(
      { kind: 'incast', receiver: 8, senders: 8, size: invented(100), bursts: 1, gap: invented(1) },
      cluster,
      's',
    );
    const trace = run(cluster, program);
    // Store-and-forward: the port begins when the first packets have crossed their own links, after 1 tick.
    expect(trace.finish / 1000 - 1).toBe(80);
    const port = Array.from(cluster.network.linkTo).indexOf(8);
    let greatest = 0;
    trace.hopLink.forEach((link, hop) => {
      if (link !== port) return;
      const now = trace.hopEnqueue[hop]!;
      let waiting = 0;
      trace.hopLink.forEach((other, one) => {
        if (other === port && trace.hopEnqueue[one]! <= now && trace.hopStart[one]! > now) waiting++;
      });
      greatest = Math.max(greatest, waiting);
    });
    expect(greatest * 10).toBe(700);
  });
});

describe('[L3] F1 and F2 by listed messages', () => {
  const one = (size: number, at = 0) => ({ at: invented(at), from: 0, to: 1, size: invented(size) });
  const last = (cluster: ReturnType<typeof path>, size: number, at = 0): number =>
    run(cluster, buildMessages({ kind: 'messages', messages: [one(size, at)] }, cluster, 's')).finish / 1000;

  it('[L3] F1: α = 1, b = 10, S = 100 takes 11, whenever it is sent', () => {
    const cluster = path([{ rate: 10, latency: 1 }], 100);
    expect(last(cluster, 100)).toBe(11);
    expect(last(cluster, 100, 37.5)).toBe(48.5);
  });

  it('[L3] F2: S = 1000, p = 10, b = (10, 2, 10), l = (2, 5, 2) takes 511', () => {
    const hops = [
      { rate: 10, latency: 2 },
      { rate: 2, latency: 5 },
      { rate: 10, latency: 2 },
    ];
    expect(last(path(hops, 10), 1000)).toBe(511);
  });

  it('[L3] F2: equal hops of b = 10, l = 2: one, two, three and six take 102, 105, 108, 117', () => {
    const equal = (count: number) => Array.from({ length: count }, () => ({ rate: 10, latency: 2 }));
    const times = [1, 2, 3, 6].map((count) => last(path(equal(count), 10), 1000));
    expect(times).toEqual([102, 105, 108, 117]);
  });
});

describe('[L3] F31: the slowest of n', () => {
  it.each([
    [16, 3.3807],
    [64, 4.7439],
  ])(
    '[L3] F31: a barrier over %d exponential computes takes σ·H_n = σ·%d (σ = 1000 ticks, 3 standard errors)',
    (n, harmonic) => {
      const cluster = star(n, 1, 1, 0, 1);
      const finishes = Array.from({ length: 1000 }, (_, i) => {
        const random = randomStream(`${i}`, 'slowest');
        const builder = new ProgramBuilder(cluster.network, cluster.route);
        builder.beginPhase('all');
        for (let chip = 0; chip < n; chip++) builder.compute(chip, Math.round(1e6 * drawExponential(random)), []);
        return run(cluster, builder.seal()).finish / 1e6;
      });
      expectNear(batchMeans(finishes, BATCHES, meanOf), harmonic, 0.02);
    },
  );

  it.each([
    [16, 0.149],
    [64, 0.474],
    [256, 0.924],
  ])(
    '[L3] F31: with 1 %% slow, at least one of %d chips is slow in %d of the steps (20,000 steps, 3 standard errors)',
    (n, share) => {
      expect(1 - 0.99 ** n).toBeCloseTo(share, 3);
      const random = randomStream('1', `slow/${n}`);
      let hit = 0;
      for (let step = 0; step < 20_000; step++) {
        let isHit = false;
        for (let chip = 0; chip < n; chip++) isHit = random() < 0.01 || isHit;
        if (isHit) hit++;
      }
      expect(Math.abs(hit / 20_000 - (1 - 0.99 ** n))).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 20_000));
    },
  );
});
