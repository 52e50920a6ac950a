import { describe, expect, it } from 'vitest';
import { ringOfWork } from '../../../../bench/ringOfWork.ts';
import { lowerBound } from '../../../../src/core/base/search.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { type Network, NetworkBuilder } from '../../../../src/core/model/network.ts';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { rerouteOn } from '../../../../src/core/model/reroute.ts';
import { shortestPaths } from '../../../../src/core/model/shortestPaths.ts';
import type { LinkFault } from '../../../../src/core/sim/faults.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { instantsOf } from '../../../support/instants.ts';
import { randomConditions } from '../../../support/randomConditions.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, same, seeds } from '../../../support/runs.ts';

describe('[L4] random access to a run of a million hops', () => {
  it('[L4] agrees with a scan of every hop at 1,000 random instants', () => {
    const { network, program } = ringOfWork(1_000_000);
    const trace = runToEnd(network, program);
    const reader = new TraceReader(trace);
    const below = belowOf(1);
    const jumps = Array.from({ length: 1000 }, () => below(trace.finish));
    const sorted = Float64Array.from(jumps).sort();
    const [alive, inLine] = [since(trace.hopEnqueue, reader.arrival), since(trace.hopEnqueue, trace.hopStart)];
    const waiting = new Int32Array(network.linkCount);
    const frame = createFrame(network.chipCount, network.linkCount);
    for (const t of jumps) {
      const at = lowerBound(sorted, t);
      const { first, last } = reader.hopsAliveAt(t);
      let found = 0;
      for (let hop = first; hop < last; hop++) if (trace.hopEnqueue[hop]! <= t && t < reader.arrival[hop]!) found++;
      same(found, alive[at], 1, 'hops alive at', t);
      same(reader.waitingAt(t, waiting), inLine[at], 1, 'packets in line at', t);
      pictureAt(reader, t, frame);
      same(frame.totalWaiting, inLine[at], 1, 'packets in line in the frame at', t);
      same(frame.totalFlying, alive[at]! - inLine[at]!, 1, 'packets under way in the frame at', t);
      same(frame.waiting.join(), waiting.join(), 1, 'queues at', t);
    }
    expect(trace.hopLink.length).toBeGreaterThanOrEqual(1_000_000);

    /** By row of `sorted`: how many hops have begun and not ended at that instant. */
    function since(begin: Float64Array, end: Float64Array): Int32Array {
      const changes = new Int32Array(sorted.length + 1);
      for (let hop = 0; hop < begin.length; hop++) {
        changes[lowerBound(sorted, begin[hop]!)]!++;
        changes[lowerBound(sorted, end[hop]!)]!--;
      }
      for (let at = 1; at < changes.length; at++) changes[at]! += changes[at - 1]!;
      return changes;
    }
  });
});

describe('[L4] stepping from instant to instant', () => {
  it.each([
    ['plain', false],
    ['varied', true],
  ])('[L4] agrees with the list of all instants, over %s runs (seeds 1 to 300)', (_, isVaried) => {
    for (const seed of seeds(1, 300)) {
      const { network, program } = randomRun(seed);
      const plain = runToEnd(network, program);
      const trace = isVaried
        ? runToEnd(
            network,
            program,
            randomConditions(seed, network, plain.finish, { jitter: true, window: true, faults: true }),
          )
        : plain;
      const reader = new TraceReader(trace);
      const instants = instantsOf(reader);
      const below = belowOf(seed);
      const picked = Array.from({ length: 20 }, () => instants[below(instants.length)]!);
      const times = picked.flatMap((t) => [t - 1, t, t + 0.5, below(trace.finish + 1)]);
      for (const t of [-1, 0, ...times, trace.finish, trace.finish + 1]) {
        same(
          reader.nextInstant(t),
          instants.find((instant) => instant > t),
          seed,
          'the next instant after',
          t,
        );
        same(
          reader.previousInstant(t),
          instants.findLast((instant) => instant < t),
          seed,
          'the one before',
          t,
        );
      }
    }
  });

  it('[L4] visits all instants one by one, forward and back', () => {
    const { network, program } = randomRun(3);
    const reader = new TraceReader(runToEnd(network, program));
    const there: number[] = [];
    for (let t: number | undefined = -1; (t = reader.nextInstant(t)) !== undefined; ) there.push(t);
    const back: number[] = [];
    for (let t: number | undefined = Infinity; (t = reader.previousInstant(t)) !== undefined; ) back.push(t);
    expect(there).toEqual(instantsOf(reader));
    expect(back.toReversed()).toEqual(there);
  });
});

describe('[L4] far more packets in flight than links', () => {
  it('[L4] a frame equals a scan of every hop, whatever the previous frame, with and without cuts (seeds 1 to 24)', () => {
    let withdrawn = 0;
    let unchanged = 0;
    for (const seed of seeds(1, 24)) {
      const trace = crowded(seed, seed % 2 === 0);
      const reader = new TraceReader(trace);
      const { network } = trace;
      const frame = createFrame(network.chipCount, network.linkCount);
      const below = belowOf(seed);
      let t = 0;
      for (let step = 0; step < 60; step++) {
        t = below(9) === 0 ? below(trace.finish + 1) : Math.min(trace.finish, Math.max(0, t + below(1500) - 200));
        pictureAt(reader, t, frame);
        const { waiting, busy, flying } = scan(reader, t);
        expect(frame.waiting, `seed ${seed}, t ${t}`).toEqual(waiting);
        expect(frame.linkBusy, `seed ${seed}, t ${t}`).toEqual(busy);
        same(
          frame.totalWaiting,
          waiting.reduce((sum, one) => sum + one, 0),
          seed,
          'packets in line at',
          t,
        );
        same(frame.totalFlying, flying, seed, 'packets under way at', t);
        const { changes } = frame.inFlight;
        const soon = Math.min(trace.finish, t + 1 + below(20));
        pictureAt(reader, soon, frame);
        if (frame.inFlight.changes === changes) {
          unchanged++;
          const then = scan(reader, soon);
          expect([then.waiting, then.busy], `seed ${seed}, t ${soon}`).toEqual([waiting, busy]);
        }
        t = soon;
        if (trace.withdrawn.some((hop) => trace.hopEnqueue[hop]! <= t && t < trace.hopStart[hop]!)) withdrawn++;
      }
      const most = new Int32Array(network.linkCount);
      let peak = 0;
      for (const instant of new Set(trace.hopEnqueue)) {
        const { waiting } = scan(reader, instant);
        waiting.forEach((count, link) => (most[link] = Math.max(most[link]!, count)));
        peak = Math.max(
          peak,
          waiting.reduce((sum, one) => sum + one, 0),
        );
      }
      expect(reader.survey.longestQueues, `seed ${seed}`).toEqual(most);
      expect(reader.survey.peakWaiting, `seed ${seed}`).toBe(peak);
    }
    expect(withdrawn, 'with packets that will be withdrawn').toBeGreaterThan(20);
    expect(unchanged, 'between two events').toBeGreaterThan(20);
  });
});

/** Few links and long messages; with faults, some packets never arrive or take another path. */
function crowded(seed: number, hasFaults: boolean): Trace {
  const below = belowOf(seed);
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < 4; chip++) builder.addNode('chip', 0, chip, 0, 0);
  for (const [from, to] of [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 2],
    [2, 1],
  ] as const) {
    builder.addLink(from, to, below(2) === 0 ? 'efa' : 'neuronLink', 1 + below(3), below(20));
  }
  const network: Network = builder.seal({ neuronLink: 1, efa: 1 });
  const work = new ProgramBuilder(network, shortestPaths(network, 4));
  work.beginPhase('all');
  for (let message = 0; message < 6; message++) {
    const from = below(4);
    work.send(from, (from + 1 + below(3)) % 4, 100 + below(200), [], { notBefore: below(50_000) });
  }
  const program = work.seal();
  if (!hasFaults) return runToEnd(network, program);
  const { finish } = runToEnd(network, program);
  const at = (): number => below(finish / 2);
  const faults: LinkFault[] = [
    { at: at(), links: [0], kind: 'cut' },
    { at: at(), links: [below(6)], kind: 'cut' },
    { at: finish, links: [0], kind: 'back' },
  ];
  return runToEnd(network, program, {
    jitterOf: () => undefined,
    window: undefined,
    faults: faults.sort((a, b) => a.at - b.at),
    reroute: rerouteOn(network),
  });
}

function scan({ trace, arrival }: TraceReader, t: number) {
  const waiting = new Int32Array(trace.network.linkCount);
  const busy = new Uint8Array(trace.network.linkCount);
  let flying = 0;
  trace.hopLink.forEach((link, hop) => {
    if (trace.hopEnqueue[hop]! > t || arrival[hop]! <= t) return;
    if (t < trace.hopStart[hop]!) waiting[link]!++;
    else {
      busy[link] = 1;
      flying++;
    }
  });
  return { waiting, busy, flying };
}

function belowOf(seed: number): (n: number) => number {
  const random = randomStream(`${seed}`, 'jumps');
  return (n) => Math.floor(random() * n);
}
