import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { type Conditions, jitterStream } from '../../../../src/core/sim/conditions.ts';
import { applyStragglers } from '../../../../src/core/sim/stragglers.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { PlainNetwork } from '../../../support/plainNetworks.ts';
import { runToEnd } from '../../../support/runs.ts';

const PLAIN: Conditions = { jitterOf: () => undefined, window: undefined, faults: [], reroute: undefined };
const invented = (number: number) => ({ invented: number, because: 'a test' });

/** One message of `packets` packets of 10 units over a link of rate 10 and latency 2. */
function oneMessage(packets: number, conditions: Conditions): Trace {
  const plain = new PlainNetwork(2);
  plain.link(0, 1, 10, 2);
  plain.link(1, 0, 10, 2);
  const network = plain.seal(10);
  const builder = new ProgramBuilder(network, plain.router());
  builder.beginPhase('all');
  builder.send(0, 1, 10 * packets, []);
  return runToEnd(network, builder.seal(), conditions);
}

describe('a window', () => {
  it('[L3] F26: throughput is min(b, W·p/(p/b + 2l)): p = 10, b = 10, l = 2 and W = 1, 2, 4, 5 give 2, 4, 8, 10', () => {
    for (const [window, throughput] of [
      [1, 2],
      [2, 4],
      [4, 8],
      [5, 10],
      [9, 10],
    ] as const) {
      const packets = 40 * window;
      const trace = oneMessage(packets, { ...PLAIN, window });
      // W packets repeat exactly, so whole rounds of them take the formula's time.
      const span = (trace.hopStart[packets - window]! - trace.hopStart[0]!) / 1000;
      expect(((packets - window) * 10) / span, `W = ${window}`).toBe(throughput);
    }
  });

  it('of one packet sends the next when the previous one is acknowledged; acknowledgements are no hops', () => {
    const trace = oneMessage(3, { ...PLAIN, window: 1 });
    // Serialized in 1 tick, 2 there, 2 back: each is enqueued 5 ticks after the previous one.
    expect([...trace.hopEnqueue]).toEqual([0, 5000, 10_000]);
    expect(trace.finish).toBe(13_000);
    expect(trace.hopArrival).toBeUndefined();
  });
});

describe('jitter', () => {
  it('adds whole milliticks to the latency: uniform below the amplitude, or exponential with the amplitude as mean', () => {
    const uniform = jitterStream('a', 3, { kind: 'uniform', amplitude: invented(5) })!;
    const exponential = jitterStream('a', 3, { kind: 'exponential', amplitude: invented(5) })!;
    const of = (draw: () => number): readonly number[] => Array.from({ length: 20_000 }, draw);
    const [even, long] = [of(uniform), of(exponential)];
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect([...even, ...long].every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expect(Math.max(...even)).toBeLessThanOrEqual(5000);
    expect(Math.abs(mean(even) - 2500)).toBeLessThan(50);
    expect(Math.abs(mean(long) - 5000)).toBeLessThan(150);
  });

  it('is drawn from one stream per link, so that another link changes nothing', () => {
    const law = { kind: 'uniform', amplitude: invented(5) } as const;
    const first = jitterStream('a', 1, law)!;
    const again = jitterStream('a', 1, law)!;
    const other = jitterStream('a', 2, law)!;
    const draws = Array.from({ length: 5 }, () => [first(), again(), other()] as const);
    expect(draws.map(([one]) => one)).toEqual(draws.map(([, two]) => two));
    expect(draws.map(([one]) => one)).not.toEqual(draws.map(([, , three]) => three));
  });

  it('[L2] delays a packet until the previous one has arrived: packets on a wire keep their order', () => {
    const jitters = [9000, 0, 0];
    const trace = oneMessage(3, { ...PLAIN, jitterOf: () => () => jitters.shift()! });
    expect([...new TraceReader(trace).arrival]).toEqual([12_000, 12_000, 12_000]);
  });
});

describe('stragglers', () => {
  it('take a multiple of their time, with one draw per compute; a chance of 0 or a factor of 1 changes nothing', () => {
    const plain = new PlainNetwork(2);
    plain.link(0, 1, 10, 2);
    const builder = new ProgramBuilder(plain.seal(10), plain.router());
    builder.beginPhase('all');
    for (let i = 0; i < 1000; i++) builder.compute(i % 2, 100, []);
    builder.send(0, 1, 7, []);
    const program = builder.seal();
    const slowed = applyStragglers(program, { chance: invented(0.25), factor: invented(3) }, 'a').amount;
    const count = slowed.filter((time) => time === 300).length;
    expect(count).toBeGreaterThan(200);
    expect(count).toBeLessThan(300);
    expect(slowed.filter((time) => time === 100)).toHaveLength(1000 - count);
    expect(slowed.at(-1)).toBe(7);
    expect(applyStragglers(program, { chance: invented(0), factor: invented(3) }, 'a')).toEqual(program);
    expect(applyStragglers(program, { chance: invented(1), factor: invented(1) }, 'a')).toEqual(program);
    expect(applyStragglers(program, undefined, 'a')).toBe(program);
  });
});

describe('the hash of flows', () => {
  it('spreads flows over equal paths, each always the same, and another seed moves them', () => {
    const paths = Array.from({ length: 8 }, (_, i) => [i]);
    const plain = new PlainNetwork(2);
    for (let i = 0; i < 8; i++) plain.link(0, 1, 1, 0);
    const network = plain.seal(10);
    const chosen = (seed: string): readonly number[] => {
      const builder = new ProgramBuilder(network, () => paths, { spreading: 'hash', seed });
      builder.beginPhase('all');
      for (let flow = 0; flow < 800; flow++) builder.send(0, 1, 10, [], { flow });
      return [...builder.seal().firstRoute];
    };
    const load = new Int32Array(8);
    for (const route of chosen('a')) load[route]!++;
    expect(Math.min(...load)).toBeGreaterThan(60);
    expect(Math.max(...load)).toBeLessThan(140);
    expect(chosen('a')).toEqual(chosen('a'));
    expect(chosen('a')).not.toEqual(chosen('b'));
  });

  it('sprays packets over all paths in turn, starting with one chosen by the hash', () => {
    const paths = Array.from({ length: 4 }, (_, i) => [i]);
    const plain = new PlainNetwork(2);
    for (let i = 0; i < 4; i++) plain.link(0, 1, 1, 0);
    const network = plain.seal(1);
    const builder = new ProgramBuilder(network, () => paths, { spreading: 'spray', seed: 'a' });
    builder.beginPhase('all');
    builder.send(0, 1, 9, []);
    const program = builder.seal();
    const trace = runToEnd(network, program);
    const first = trace.hopLink[0]!;
    expect([...trace.hopLink]).toEqual(Array.from({ length: 9 }, (_, i) => (first + i) % 4));
    expect(program.routeStart).toHaveLength(5);
  });
});
