import { describe, expect, it } from 'vitest';
import { servedRequests, summarizeServing } from '../../../../src/core/analysis/serving.ts';
import { buildInference } from '../../../../src/core/model/workloads/inference.ts';
import type { Inference } from '../../../../src/core/scene/workloads/inference.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { pair, invented, run, star } from '../../../support/workloadRuns.ts';

const calm: Inference = {
  kind: 'inference',
  requests: 1,
  gap: invented(1),
  prefillChips: 1,
  decodeChips: 1,
  assignment: 'roundRobin',
  prefill: invented(20),
  kvCache: invented(100),
  promptSpread: invented(0),
  tokens: 4,
  decode: invented(3),
};

function serve(change: Partial<Inference>, cluster = pair(10, 5, 100)): Trace {
  return run(cluster, buildInference({ ...calm, ...change }, cluster, 's'));
}

/** Requests per tick between the first and the last completed one. */
function paceOf(trace: Trace): number {
  const ends = servedRequests(trace).map(({ tokens }) => tokens.at(-1)!);
  return ((ends.length - 1) * 1000) / (Math.max(...ends) - Math.min(...ends));
}

describe('one request alone', () => {
  const summary = summarizeServing(serve({}))!;

  it('has its first token after prefill, KV cache and one decode; the others each a decode later', () => {
    const way = 20 + 100 / 10 + 5 + 3;
    expect(summary.timeToFirstToken).toEqual({ mean: way, p50: way, p99: way, greatest: way });
    expect(summary.timeBetweenTokens).toEqual({ mean: 3, p50: 3, p99: 3, greatest: 3 });
    expect(summary.requests).toBe(1);
  });

  it('has no time between tokens if it has one token', () => {
    expect(Object.keys(summarizeServing(serve({ tokens: 1 }))!)).toEqual([
      'requests',
      'timeToFirstToken',
      'throughput',
    ]);
  });
});

describe('[L3] F36: the service is as fast as its slowest part', () => {
  it('[L3] F36: prefill of 4 and decode of 2 requests per tick serve 2 per tick', () => {
    const fast = { requests: 200, gap: invented(0.01), kvCache: invented(0.01), tokens: 1 };
    expect(paceOf(serve({ ...fast, prefill: invented(0.25), decode: invented(0.5) }))).toBe(2);
    expect(paceOf(serve({ ...fast, prefill: invented(0.5), decode: invented(0.25) }))).toBe(2);
  });

  it.each([
    // prefill chips, prefill, KV cache, decode chips, decode, expected: chips / prefill, rate / KV, chips / (tokens · decode)
    [1, 0.5, 1, 1, 0.1, 2],
    [3, 0.5, 1, 1, 0.05, 5],
    [3, 0.5, 4, 1, 0.05, 2.5],
    [2, 0.1, 1, 2, 0.5, 1],
    [2, 0.1, 1, 4, 0.25, 4],
  ])('[L3] F36: %d × prefill %d, KV cache %d, %d × decode %d serve %d requests per tick', (...row) => {
    const [prefillChips, prefill, kvCache, decodeChips, decode, expected] = row;
    // A KV cache crosses the uplink of its prefill chip and the downlink of its decode chip.
    const cluster = star(prefillChips + decodeChips, 1000, 10, 0, 100);
    const change = { prefillChips, decodeChips, tokens: 4, requests: 1200, gap: invented(0.01) };
    const timings = { prefill: invented(prefill), kvCache: invented(kvCache), decode: invented(decode) };
    // Over the whole run; filling the pipeline is a small share of it.
    const pace = summarizeServing(serve({ ...change, ...timings }, cluster))!.throughput;
    expect(Math.abs(pace / expected - 1), `got ${pace}`).toBeLessThan(0.02);
  });
});

describe('queues at the decode chips', () => {
  it('tokens of several requests take turns, so that the time between tokens grows with them', () => {
    const together = { requests: 3, gap: invented(0.01), prefill: invented(0.1), kvCache: invented(0.01) };
    const { timeBetweenTokens } = summarizeServing(serve({ ...together, tokens: 50 }))!;
    expect(timeBetweenTokens!.p50).toBe(9);
    expect(timeBetweenTokens!.greatest).toBe(9);
  });

  it('if decode is the bottleneck, more prefill chips do not finish earlier', () => {
    const busy = { requests: 100, gap: invented(0.01), decode: invented(5) };
    const cluster = star(6, 100, 100, 0, 100);
    const finishes = [1, 2, 4].map((prefillChips) => serve({ ...busy, prefillChips }, cluster).finish);
    expect(finishes[1]! / finishes[0]!).toBeLessThan(1.001);
    expect(Math.abs(finishes[2]! - finishes[1]!) / finishes[1]!).toBeLessThan(0.02);
  });
});

describe('assignment', () => {
  const uneven = { requests: 400, promptSpread: invented(0.9), gap: invented(6), prefillChips: 4, decodeChips: 4 };
  const cluster = star(8, 100, 100, 0, 100);
  const of = (assignment: Inference['assignment']) => serve({ ...uneven, assignment }, cluster);

  it('goes round robin or to the first free chip; the latter gives an earlier first token', () => {
    const { program } = of('roundRobin');
    expect(Array.from(program.from.slice(0, 9))).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0]);
    expect(new Set(program.to.slice(400, 800))).toEqual(new Set([4, 5, 6, 7]));
    const mean = (assignment: Inference['assignment']) => summarizeServing(of(assignment))!.timeToFirstToken.mean;
    expect(mean('leastLoaded')).toBeLessThan(mean('roundRobin'));
  });

  it('by least load lets no prefill wait while another prefill chip is free', () => {
    const { program, taskReady, taskStart, taskEnd } = of('leastLoaded');
    for (let task = 0; task < 400; task++) {
      if (taskStart[task]! === taskReady[task]!) continue;
      const busy = new Set<number>();
      for (let other = 0; other < task; other++) {
        if (taskStart[other]! <= taskReady[task]! && taskEnd[other]! > taskReady[task]!) busy.add(program.from[other]!);
      }
      expect(busy.size).toBe(4);
    }
  });

  it('does not change arrivals, nor does the spread', () => {
    const arrivals = (change: Partial<Inference>) => serve({ ...uneven, ...change }, cluster).program.notBefore;
    const plain = arrivals({});
    expect(arrivals({ assignment: 'leastLoaded' })).toEqual(plain);
    expect(arrivals({ promptSpread: invented(0) })).toEqual(plain);
  });
});
