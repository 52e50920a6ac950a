import { describe, expect, it } from 'vitest';
import { hashColumns } from '../../../../src/core/base/hash.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import type { Network } from '../../../../src/core/model/network.ts';
import { COMPUTE, type Program, ProgramBuilder } from '../../../../src/core/model/program.ts';
import { startRun } from '../../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';

const belowOf = (seed: number): ((n: number) => number) => {
  const random = randomStream(`${seed}`, 'slices');
  return (n) => Math.floor(random() * n);
};

describe('[L5] the same network and program give the same trace', () => {
  it('[L5] two runs advanced alternately, in random slices, have the hashes that they have alone (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const runs = [randomRun(seed), randomRun(seed + 1000)];
      const alone = runs.map(({ network, program }) => traceHash(runToEnd(network, program)));
      const together = runs.map(({ network, program }) => startRun(network, program));
      const below = belowOf(seed);
      const ended = [false, false];
      while (ended.includes(false)) {
        const turn = below(2);
        ended[turn] = together[turn]!.advance(below(10));
      }
      expect(
        together.map((simulation) => traceHash(simulation.seal())),
        `seed ${seed}`,
      ).toEqual(alone);
    }
  });

  it('[L5] slicing changes neither the count of events nor the input (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const { network, program } = randomRun(seed);
      const before = structuredClone({ network, program });
      const whole = runToEnd(network, program);
      const sliced = startRun(network, program);
      while (!sliced.advance(1));
      expect(sliced.seal().events, `seed ${seed}`).toBe(whole.events);
      expect({ network, program }, `seed ${seed}`).toEqual(before);
      expect(sliced.progress).toBe(1);
    }
  });

  it('[L5] there is exactly one event per hop, compute and wait for an instant (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const { network, program } = randomRun(seed);
      const { events, taskEnd } = runToEnd(network, program);
      const met = new Float64Array(program.taskCount);
      for (let task = 0; task < program.taskCount; task++) {
        const dependents = program.dependents.slice(program.dependentsStart[task], program.dependentsStart[task + 1]);
        for (const dependent of dependents) met[dependent] = Math.max(met[dependent]!, taskEnd[task]!);
      }
      const waits = program.notBefore.filter((time, task) => time > met[task]!).length;
      const computes = program.kind.filter((kind) => kind === COMPUTE).length;
      expect(events, `seed ${seed}`).toBe(program.hopCount + computes + waits);
    }
  });
});

describe('[L5] the hash distinguishes runs', () => {
  it('[L5] another rate, latency, size or duration anywhere on the route gives another hash (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) {
      const { network, program } = randomRun(seed);
      // With several paths, the time of a packet that delays nothing may affect no recorded column.
      if (program.routeCount.some((count) => count > 1)) continue;
      const hash = traceHash(runToEnd(network, program));
      const below = belowOf(seed);
      for (const [what, changed] of changes(network, program, below)) {
        expect(traceHash(runToEnd(changed.network, changed.program)), `seed ${seed}, ${what}`).not.toBe(hash);
      }
    }
  });

  it('[L5] runs share a hash if and only if they share every number (seeds 1 to 1000)', () => {
    const traces = seeds(1, 1000).map((seed) => {
      const { network, program } = randomRun(seed);
      return runToEnd(network, program);
    });
    const spelled = traces.map((trace) => {
      const { hopPacket, hopLink, hopEnqueue, hopStart, taskReady, taskStart, taskEnd, finish } = trace;
      return [hopPacket, hopLink, hopEnqueue, hopStart, taskReady, taskStart, taskEnd, finish].join(';');
    });
    const distinct = new Set(spelled).size;
    expect(distinct).toBeGreaterThan(980);
    expect(new Set(traces.map(traceHash)).size).toBe(distinct);
    expect(new Set(traces.map((trace, i) => `${traceHash(trace)} ${spelled[i]}`)).size).toBe(distinct);
  });

  it('[L5] every row of every column of a trace affects it (seeds 1 to 40)', () => {
    const columns = ['hopPacket', 'hopLink', 'hopEnqueue', 'hopStart', 'taskReady', 'taskStart', 'taskEnd'] as const;
    for (const seed of seeds(1, 40)) {
      const { network, program } = randomRun(seed);
      const trace = runToEnd(network, program);
      const hash = traceHash(trace);
      const below = belowOf(seed);
      for (const name of columns.filter((column) => trace[column].length > 0)) {
        const row = below(trace[name].length);
        const changed = { ...trace, [name]: trace[name].with(row, trace[name][row]! + 1) };
        expect(traceHash(changed), `seed ${seed}, ${name} ${row}`).not.toBe(hash);
      }
      expect(traceHash({ ...trace, finish: trace.finish + 1 }), `seed ${seed}`).not.toBe(hash);
    }
  });

  it('[L5] every single bit, every swap and every border between columns affects it', () => {
    const values = Float64Array.from({ length: 16 }, (_, i) => 1000 * i * i + 7);
    const hash = hashColumns([values, Int32Array.of(1, 2, 3)]);
    const seen = new Set([hash]);
    for (let bit = 0; bit < values.byteLength * 8; bit++) {
      const flipped = values.slice();
      new Uint8Array(flipped.buffer)[bit >>> 3]! ^= 1 << (bit & 7);
      seen.add(hashColumns([flipped, Int32Array.of(1, 2, 3)]));
    }
    for (let i = 1; i < values.length; i++) {
      const swapped = values.slice();
      [swapped[i - 1], swapped[i]] = [swapped[i]!, swapped[i - 1]!];
      seen.add(hashColumns([swapped, Int32Array.of(1, 2, 3)]));
    }
    seen.add(hashColumns([values, Int32Array.of(1, 2), Int32Array.of(3)]));
    seen.add(hashColumns([values, Int32Array.of(1), Int32Array.of(2, 3)]));
    seen.add(hashColumns([values, Int32Array.of(1, 2, 3, 0)]));
    seen.add(hashColumns([values, Int32Array.of(1, 2, 3), new Int32Array(0)]));
    expect(seen.size).toBe(1 + 16 * 64 + 15 + 4);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('[L5] a part of a larger buffer hashes as its copy does', () => {
    const large = Float64Array.from({ length: 10 }, (_, i) => i);
    expect(hashColumns([large.subarray(2, 5)])).toBe(hashColumns([large.slice(2, 5)]));
  });
});

describe('[L1] a run is sealed when everything has been delivered, not before', () => {
  it('[L1] sealing before the last event throws (seeds 1 to 60)', () => {
    for (const seed of seeds(1, 60)) {
      const { network, program } = randomRun(seed);
      const { events } = runToEnd(network, program);
      const steps = events < 40 ? seeds(0, events - 1) : [0, 1, events >> 1, events - 2, events - 1];
      for (const step of steps) {
        const simulation = startRun(network, program);
        expect(simulation.advance(step), `seed ${seed}, after ${step} of ${events} events`).toBe(false);
        expect(() => simulation.seal(), `seed ${seed}, after ${step} of ${events} events`).toThrow('cannot seal');
      }
    }
  });

  it('[L1] a program in which some task can never become ready does not seal', () => {
    const { network, program } = randomRun(4);
    const waitsFor = program.waitsFor.slice();
    waitsFor[program.taskCount - 1]!++;
    const simulation = startRun(network, { ...program, waitsFor });
    simulation.advance(Number.POSITIVE_INFINITY);
    expect(() => simulation.seal()).toThrow('cannot seal');
  });

  it('a run that exceeds the clock stops with an error, not with a rounded time', () => {
    const { network, program } = randomRun(5);
    const computes = new ProgramBuilder(network, () => []);
    computes.beginPhase('all');
    computes.compute(0, 2 ** 52, []);
    computes.compute(0, 2 ** 52, []);
    expect(() => runToEnd(network, computes.seal())).toThrow(/limit/);
    const slow = { ...network, linkRate: network.linkRate.map(() => 1e-13) };
    expect(() => runToEnd(slow, program)).toThrow(/limit/);
  });
});

type Changed = { readonly network: Network; readonly program: Program };

/** One change at a time to a number that the program uses, large enough to survive rounding. */
function changes(
  network: Network,
  program: Program,
  below: (n: number) => number,
): readonly (readonly [string, Changed])[] {
  const found: (readonly [string, Changed])[] = [];
  const change = (column: Float64Array, row: number, value: number): Float64Array => column.with(row, value);
  const used = runToEnd(network, program).hopLink;
  if (used.length > 0) {
    const link = used[below(used.length)]!;
    const { linkRate, linkLatency } = network;
    const half = { ...network, linkRate: change(linkRate, link, linkRate[link]! / 20_000) };
    const far = { ...network, linkLatency: change(linkLatency, link, linkLatency[link]! + 1) };
    found.push(['rate', { network: half, program }], ['latency', { network: far, program }]);
  }
  const computes = [...program.kind.keys()].filter((task) => program.kind[task] === COMPUTE);
  const sends = [...program.kind.keys()].filter((task) => program.kind[task] !== COMPUTE);
  if (computes.length > 0) {
    const task = computes[below(computes.length)]!;
    const amount = change(program.amount, task, program.amount[task]! + 1);
    found.push(['duration', { network, program: { ...program, amount } }]);
  }
  if (sends.length > 0) {
    const task = sends[below(sends.length)]!;
    const first = program.routeLinks[program.routeStart[program.firstRoute[task]!]!]!;
    const amount = change(program.amount, task, program.amount[task]! + (2 * network.linkRate[first]!) / 1000);
    found.push(['size', { network, program: { ...program, amount } }]);
  }
  return found;
}
