import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { type Network, NetworkBuilder } from '../../../../src/core/model/network.ts';
import { COMPUTE, ProgramBuilder } from '../../../../src/core/model/program.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { randomRun, shuffled } from '../../../support/randomNetworks.ts';
import { runToEnd, same, seeds } from '../../../support/runs.ts';

const RUNS = seeds(1, 200).map((seed) => {
  const { network, program } = randomRun(seed);
  return { seed, trace: runToEnd(network, program) };
});

describe('[L4] what a reader returns at t does not depend on earlier queries', () => {
  it('[L4] ascending, descending, shuffled and fresh queries give the same results (seeds 1 to 100)', () => {
    for (const { seed, trace } of RUNS.slice(0, 100)) {
      const times = samples(trace, seed);
      const below = belowOf(seed);
      const ascending = answers(new TraceReader(trace), times, [...times.keys()]);
      const descending = answers(new TraceReader(trace), times, [...times.keys()].toReversed());
      const reader = new TraceReader(trace);
      const random = answers(reader, times, shuffled(times.length, below));
      const again = answers(reader, times, shuffled(times.length, below));
      const fresh = times.map((t) => answer(new TraceReader(trace), t));
      expect(descending, `seed ${seed}`).toEqual(ascending);
      expect(random, `seed ${seed}`).toEqual(ascending);
      expect(again, `seed ${seed}`).toEqual(ascending);
      expect(fresh, `seed ${seed}`).toEqual(ascending);
    }
  });

  it('[L4] queries do not change the trace (seeds 1 to 40)', () => {
    for (const { seed, trace } of RUNS.slice(0, 40)) {
      const before = structuredClone(trace);
      const reader = new TraceReader(trace);
      samples(trace, seed).forEach((t) => answer(reader, t));
      expect(trace, `seed ${seed}`).toEqual(before);
    }
  });
});

describe('[L4] the reader and a scan of every hop and task', () => {
  it('[L4] agree on which hops are alive; the range holds all of them and at most a block more (seeds 1 to 200)', () => {
    for (const { seed, trace } of RUNS) {
      const reader = new TraceReader(trace);
      for (const t of samples(trace, seed)) {
        const { first, last } = reader.hopsAliveAt(t);
        const enqueued = trace.hopEnqueue.filter((enqueue) => enqueue <= t).length;
        const alive = [...reader.arrival.keys()].filter(
          (hop) => trace.hopEnqueue[hop]! <= t && reader.arrival[hop]! > t,
        );
        same(last, enqueued, seed, 'end of the range at', t);
        same(first <= (alive[0] ?? last), true, seed, 'no live hop before the range at', t);
        same((alive[0] ?? last) - first < 256, true, seed, 'at most a block of dead hops at', t);
      }
    }
  });

  it('[L4] agree on how many packets wait before each link (seeds 1 to 200)', () => {
    for (const { seed, trace } of RUNS) {
      const reader = new TraceReader(trace);
      const waiting = new Int32Array(trace.network.linkCount).fill(99);
      for (const t of samples(trace, seed)) {
        const expected = new Int32Array(trace.network.linkCount);
        trace.hopLink.forEach((link, hop) => {
          if (trace.hopEnqueue[hop]! <= t && trace.hopStart[hop]! > t) expected[link]!++;
        });
        const total = reader.waitingAt(t, waiting);
        expect(waiting, `seed ${seed}, t ${t}`).toEqual(expected);
        same(
          total,
          expected.reduce((sum, count) => sum + count, 0),
          seed,
          'all that wait at',
          t,
        );
      }
    }
  });

  it('[L4] agree on what every chip computes (seeds 1 to 200)', () => {
    for (const { seed, trace } of RUNS) {
      const reader = new TraceReader(trace);
      const { program, taskStart, taskEnd } = trace;
      for (const t of samples(trace, seed)) {
        const expected = new Int32Array(trace.network.chipCount).fill(-1);
        for (let task = 0; task < program.taskCount; task++) {
          const isOn = program.kind[task] === COMPUTE && taskStart[task]! <= t && t < taskEnd[task]!;
          if (isOn) expected[program.from[task]!] = task;
        }
        expected.forEach((task, chip) => same(reader.computingAt(chip, t), task, seed, `chip ${chip} at`, t));
      }
    }
  });

  it('[L4] agree on when each chip begins and has nothing left to do (seeds 1 to 200)', () => {
    for (const { seed, trace } of RUNS) {
      const reader = new TraceReader(trace);
      const { program, taskStart, taskEnd } = trace;
      for (let chip = 0; chip < trace.network.chipCount; chip++) {
        const involves = (_: number, task: number): boolean => program.from[task] === chip || program.to[task] === chip;
        const ends = [...taskEnd].filter(involves);
        const starts = [...taskStart].filter(involves);
        same(
          reader.firstStartOf(chip),
          Math.min(Number.POSITIVE_INFINITY, ...starts),
          seed,
          'first start of chip',
          chip,
        );
        same(reader.lastEndOf(chip), Math.max(0, ...ends), seed, 'last end of chip', chip);
      }
    }
  });

  it('[L4] agree if a task of duration 0 starts at the same instant as the next one', () => {
    // Two chips; the compute of duration 0 on chip 0 is ready first, and has the higher row.
    const program = new ProgramBuilder(twoChips(), () => []);
    program.beginPhase('all');
    const wait = program.compute(0, 10, []);
    const begin = program.compute(1, 10, []);
    const work = program.compute(0, 100, [begin]);
    program.compute(0, 0, [wait]);
    const reader = new TraceReader(runToEnd(twoChips(), program.seal()));
    expect([9, 10, 50, 109, 110].map((t) => reader.computingAt(0, t))).toEqual([wait, work, work, work, -1]);
  });
});

function twoChips(): Network {
  const builder = new NetworkBuilder();
  builder.addNode('chip', 0, 0, 0, 0);
  builder.addNode('chip', 0, 1, 0, 0);
  return builder.seal({ neuronLink: 1, neuronLinkZ: 1, efa: 1 });
}

function belowOf(seed: number): (n: number) => number {
  const random = randomStream(`${seed}`, 'reader');
  return (n) => Math.floor(random() * n);
}

/** About forty times: before, at, between and after events. */
function samples(trace: Trace, seed: number): readonly number[] {
  const below = belowOf(seed);
  const instants = [...new Set([...trace.hopEnqueue, ...trace.hopStart, ...trace.taskStart, ...trace.taskEnd])];
  const picked = Array.from({ length: 12 }, () => instants[below(instants.length)]!);
  const around = picked.flatMap((t) => [t - 1, t, t + 0.5]);
  const between = Array.from({ length: 6 }, () => below(trace.finish + 1));
  return [-1, 0, ...around, ...between, trace.finish, trace.finish + 1];
}

type Answer = {
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly waiting: readonly number[];
  readonly computing: readonly number[];
};

function answer(reader: TraceReader, t: number): Answer {
  const waiting = new Int32Array(reader.trace.network.linkCount);
  const total = reader.waitingAt(t, waiting);
  const chips = Array.from({ length: reader.trace.network.chipCount }, (_, chip) => chip);
  const computing = chips.map((chip) => reader.computingAt(chip, t));
  return { ...reader.hopsAliveAt(t), total, waiting: [...waiting], computing };
}

/** Results in the order of `times`, queried in the order of `order`. */
function answers(reader: TraceReader, times: readonly number[], order: readonly number[]): readonly Answer[] {
  const found = new Map(order.map((index) => [index, answer(reader, times[index]!)]));
  return times.map((_, index) => found.get(index)!);
}
