import { describe, expect, it } from 'vitest';
import { packetSizeOf } from '../../../../src/core/model/program.ts';
import { startRun } from '../../../../src/core/sim/simulation.ts';
import { VariedRun } from '../../../../src/core/sim/variedRun.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { runOracle } from '../../../support/oracle.ts';
import { randomConditions, type Which } from '../../../support/randomConditions.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, same, seeds } from '../../../support/runs.ts';

const NOTHING: Which = { jitter: false, window: false, faults: false };
const SORTS: readonly (readonly [string, Which])[] = [
  ['jitter', { ...NOTHING, jitter: true }],
  ['a window', { ...NOTHING, window: true }],
  ['faults', { ...NOTHING, faults: true }],
  ['all of it', { jitter: true, window: true, faults: true }],
];

/** Two thousand runs: 500 seeds for each kind of variation. */
const RUNS = SORTS.flatMap(([name, which]) =>
  seeds(1, 500).map((seed) => {
    const { network, program } = randomRun(seed);
    const length = runToEnd(network, program).finish;
    // New for each run, since drawing changes the random streams.
    const conditions = () => randomConditions(seed, network, length, which);
    return { name, which, seed, network, program, conditions, trace: runToEnd(network, program, conditions()) };
  }),
);

describe('a varied run and the slow oracle', () => {
  it('agree to the last millitick on every hop, in the same order, and on detours', () => {
    for (const { name, seed, network, program, conditions, trace } of RUNS) {
      const { serialized, arrival } = new TraceReader(trace);
      const oracle = runOracle(network, program, conditions());
      const what = `${name}: hop`;
      same(trace.hopLink.length, oracle.hops.length, seed, what, -1);
      oracle.hops.forEach((hop, row) => {
        same(trace.hopPacket[row], hop.packet, seed, `${what}, packet`, row);
        same(trace.hopLink[row], hop.link, seed, `${what}, link`, row);
        same(trace.hopEnqueue[row], hop.enqueue, seed, `${what}, enqueue`, row);
        same(trace.hopStart[row], hop.start, seed, `${what}, start`, row);
        same(serialized[row], hop.serialized, seed, `${what}, serialized`, row);
        same(arrival[row], hop.arrival, seed, `${what}, arrival`, row);
      });
      expect([...trace.withdrawn], `${name}, seed ${seed}`).toEqual(oracle.withdrawn);
    }
  });

  it('agree on every task, and on late and lost packets', () => {
    for (const { name, seed, network, program, conditions, trace } of RUNS) {
      const oracle = runOracle(network, program, conditions());
      oracle.tasks.forEach(({ ready, start, end }, task) => {
        same(trace.taskReady[task], ready, seed, `${name}: ready`, task);
        same(trace.taskStart[task], start, seed, `${name}: start`, task);
        same(trace.taskEnd[task], end, seed, `${name}: end`, task);
      });
      same(trace.overtaken, oracle.overtaken, seed, `${name}: overtaken`, 0);
      same(trace.undelivered, oracle.delivered.filter((time) => time === undefined).length, seed, 'undelivered', 0);
      same(trace.finish, oracle.finish, seed, `${name}: finish`, 0);
      const unended = oracle.tasks.flatMap(({ end }, task) => (end === Number.POSITIVE_INFINITY ? [task] : []));
      expect([...trace.unended], `${name}, seed ${seed}`).toEqual(unended);
    }
  });

  it('cover detours, lost messages, delayed packets and blocked flows in these seeds', () => {
    const has = (wanted: (run: (typeof RUNS)[number]) => boolean): number => RUNS.filter(wanted).length;
    expect(has(({ trace }) => trace.withdrawn.length > 0)).toBeGreaterThan(60);
    expect(has(({ trace }) => trace.undelivered > 0)).toBeGreaterThan(100);
    expect(has(({ trace }) => trace.overtaken > 0)).toBeGreaterThan(50);
    expect(has(({ trace, which }) => which.jitter && tiedOnWire(new TraceReader(trace)) > 0)).toBeGreaterThan(100);
    expect(has(({ trace }) => trace.withdrawn.length > 0 && trace.undelivered === 0)).toBeGreaterThan(4);
  });

  it('gives the trace of the plain run if nothing varies (seeds 1 to 600)', () => {
    for (const seed of seeds(1, 600)) {
      const { network, program } = randomRun(seed);
      const run = new VariedRun(network, program, randomConditions(seed, network, 0, NOTHING));
      run.advance(Number.POSITIVE_INFINITY);
      const [varied, plain] = [run.seal(), runToEnd(network, program)];
      expect(traceHash(varied), `seed ${seed}`).toBe(traceHash(plain));
      expect({ ...varied, events: 0 }, `seed ${seed}`).toEqual({ ...plain, events: 0 });
    }
  });
});

describe('variation breaks no law', () => {
  it('[L1] each packet is delivered once or counted as undelivered, and continues from where it arrived', () => {
    for (const { name, seed, network, program, trace } of RUNS) {
      const { arrival, taskOfPacket } = new TraceReader(trace);
      const withdrawn = new Set(trace.withdrawn);
      const at = new Map<number, number>();
      const since = new Map<number, number>();
      let delivered = 0;
      trace.hopPacket.forEach((packet, hop) => {
        const task = taskOfPacket[packet]!;
        const link = trace.hopLink[hop]!;
        same(network.linkFrom[link], at.get(packet) ?? program.from[task], seed, `${name}: from of hop`, hop);
        if (since.has(packet)) same(trace.hopEnqueue[hop], since.get(packet), seed, `${name}: enqueue of hop`, hop);
        since.set(packet, arrival[hop]!);
        if (!withdrawn.has(hop)) at.set(packet, network.linkTo[link]!);
      });
      const lastHop = new Map<number, number>();
      trace.hopPacket.forEach((packet, hop) => lastHop.set(packet, hop));
      for (const [packet, hop] of lastHop) {
        const isThere =
          at.get(packet) === program.to[taskOfPacket[packet]!] && arrival[hop]! < Number.POSITIVE_INFINITY;
        if (isThere && !withdrawn.has(hop)) delivered++;
      }
      same(program.packetCount - delivered, trace.undelivered, seed, `${name}: undelivered of`, program.packetCount);
    }
  });

  it('[L2] no link serializes two packets at once or too fast, queues are FIFO, packets on a wire keep their order', () => {
    for (const { name, seed, network, program, trace } of RUNS) {
      const { serialized, arrival, taskOfPacket } = new TraceReader(trace);
      const withdrawn = new Set(trace.withdrawn);
      const free = new Float64Array(network.linkCount);
      const last = new Float64Array(network.linkCount);
      const busySince = new Float64Array(network.linkCount);
      const fastest = new Float64Array(network.linkCount);
      trace.hopLink.forEach((link, hop) => {
        if (withdrawn.has(hop) || trace.hopStart[hop] === Number.POSITIVE_INFINITY) return;
        const packet = trace.hopPacket[hop]!;
        const task = taskOfPacket[packet]!;
        const units = packetSizeOf(program, task, packet - program.firstPacket[task]!);
        if (trace.hopStart[hop]! > free[link]!) [busySince[link], fastest[link]] = [trace.hopStart[hop]!, 0];
        fastest[link]! += (1000 * units) / network.linkRate[link]!;
        same(trace.hopStart[hop]! >= Math.max(free[link]!, trace.hopEnqueue[hop]!), true, seed, `${name}: FIFO`, hop);
        const took = serialized[hop]! - busySince[link]!;
        same(took >= 1 && took >= fastest[link]! - 0.5 - 1e-6, true, seed, `${name}: rate`, hop);
        same(arrival[hop]! >= serialized[hop]! + network.linkLatency[link]!, true, seed, `${name}: latency`, hop);
        same(arrival[hop]! >= last[link]!, true, seed, `${name}: overtaking`, hop);
        free[link] = serialized[hop]!;
        last[link] = arrival[hop]!;
      });
    }
  });

  it('[L4] a reader counts waiting and flying packets as a scan does, in any order (seeds 1 to 60 of each kind)', () => {
    for (const { name, seed, network, trace } of RUNS.filter(({ seed: row }) => row <= 60)) {
      const reader = new TraceReader(trace);
      const waiting = new Int32Array(network.linkCount);
      for (const share of [1, 0, 0.3, 0.9, 0.5, 0.31]) {
        const t = Math.floor(trace.finish * share);
        const expected = trace.hopEnqueue.filter((since, hop) => since <= t && trace.hopStart[hop]! > t).length;
        same(reader.waitingAt(t, waiting), expected, seed, `${name}: waiting at`, t);
        const { first, last } = reader.hopsAliveAt(t);
        const alive = [...reader.arrival.keys()].filter(
          (hop) => trace.hopEnqueue[hop]! <= t && reader.arrival[hop]! > t,
        );
        same(
          first <= (alive[0] ?? last) && (alive.at(-1) ?? 0) < Math.max(1, last),
          true,
          seed,
          `${name}: alive at`,
          t,
        );
      }
    }
  });

  it('[L5] slicing changes neither the result nor the input (seeds 1 to 100 of each kind)', () => {
    for (const { name, seed, network, program, conditions, trace } of RUNS.filter(({ seed: row }) => row <= 100)) {
      const before = structuredClone({ network, program });
      const run = startRun(network, program, conditions());
      for (let most = 0; !run.advance(most); most = (most + 1) % 5);
      const sliced = run.seal();
      expect(traceHash(sliced), `${name}, seed ${seed}`).toBe(traceHash(trace));
      expect(sliced.events).toBe(trace.events);
      expect({ network, program }).toEqual(before);
    }
  });
});

/** The number of hops that arrive together with the previous one on their link: almost always delayed by it. */
function tiedOnWire({ trace, arrival }: TraceReader): number {
  const last = new Map<number, number>();
  let ties = 0;
  trace.hopLink.forEach((link, hop) => {
    if (last.get(link) === arrival[hop]) ties++;
    last.set(link, arrival[hop]!);
  });
  return ties;
}
