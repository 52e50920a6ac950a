import { describe, expect, it } from 'vitest';
import { NetworkBuilder } from '../../../../src/core/model/network.ts';
import { COMPUTE, packetSizeOf, type Program, ProgramBuilder, routeOf } from '../../../../src/core/model/program.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { runOracle } from '../../../support/oracle.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, same, seeds } from '../../../support/runs.ts';

const SEEDS = seeds(1, 600);
const RUNS = SEEDS.map((seed) => {
  const { network, program } = randomRun(seed);
  return { seed, network, program, trace: runToEnd(network, program) };
});

describe('the simulation and the slow oracle', () => {
  it('agree to the last millitick on every hop, in the same order (seeds 1 to 600)', () => {
    for (const { seed, network, program, trace } of RUNS) {
      const reader = new TraceReader(trace);
      const oracle = runOracle(network, program);
      const hops = Array.from({ length: program.hopCount }, (_, hop) => ({
        packet: trace.hopPacket[hop],
        link: trace.hopLink[hop],
        enqueue: trace.hopEnqueue[hop],
        start: trace.hopStart[hop],
        serialized: reader.serialized[hop],
        arrival: reader.arrival[hop],
      }));
      const expected = oracle.hops.map(({ packet, link, enqueue, start, serialized, arrival }) => {
        return { packet, link, enqueue, start, serialized, arrival };
      });
      expect(hops, `seed ${seed}`).toEqual(expected);
    }
  });

  it('agree on when every task is ready, starts and ends, and on every delivery (seeds 1 to 600)', () => {
    for (const { seed, network, program, trace } of RUNS) {
      const oracle = runOracle(network, program);
      expect([...trace.taskReady], `ready, seed ${seed}`).toEqual(oracle.tasks.map((task) => task.ready));
      expect([...trace.taskStart], `start, seed ${seed}`).toEqual(oracle.tasks.map((task) => task.start));
      expect([...trace.taskEnd], `end, seed ${seed}`).toEqual(oracle.tasks.map((task) => task.end));
      expect(trace.finish).toBe(oracle.finish);
      const arrival = new TraceReader(trace).arrival;
      const delivered: number[] = [];
      trace.hopPacket.forEach((packet, hop) => (delivered[packet] = arrival[hop]!));
      expect(delivered, `deliveries, seed ${seed}`).toEqual(oracle.delivered);
    }
  });

  it('agree on how many packets were overtaken on sprayed paths (seeds 1 to 600)', () => {
    for (const { seed, network, program, trace } of RUNS) {
      same(trace.overtaken, runOracle(network, program).overtaken, seed, 'packets overtaken of', program.packetCount);
    }
    expect(RUNS.filter(({ trace }) => trace.overtaken > 0).length).toBeGreaterThan(20);
  });

  it('cover ties, remainders, rounding, loops and deep queues in these seeds', () => {
    const has = (wanted: (run: (typeof RUNS)[number]) => boolean): number => RUNS.filter(wanted).length;
    expect(has(({ trace }) => tiedArrivals(trace) > 0)).toBeGreaterThan(150);
    expect(has(({ trace }) => trace.hopStart.some((start, hop) => start > trace.hopEnqueue[hop]!))).toBeGreaterThan(
      300,
    );
    expect(has(({ program }) => program.hopCount > 512)).toBeGreaterThan(20);
    expect(has(({ program }) => program.amount.some((a, task) => a % program.packetSize[task]! > 0))).toBeGreaterThan(
      100,
    );
    expect(has(({ program }) => program.routeCount.some((count) => count > 1))).toBeGreaterThan(100);
    expect(has(({ program, trace }) => waitsForInstant(program, trace) > 0)).toBeGreaterThan(100);
    expect(has(({ program }) => longestRoute(program.routeStart) > 3)).toBeGreaterThan(200);
    expect(has(({ program }) => program.taskCount > 0 && program.packetCount === 0)).toBeGreaterThan(0);
  });
});

describe('[L1] every unit sent is received exactly once', () => {
  it('[L1] each packet crosses each link of its route once, in order, and ends at its chip (seeds 1 to 600)', () => {
    for (const { seed, network, program, trace } of RUNS) {
      const { arrival, taskOfPacket } = new TraceReader(trace);
      const hopsOf: number[][] = Array.from({ length: program.packetCount }, () => []);
      trace.hopPacket.forEach((packet, hop) => hopsOf[packet]!.push(hop));
      hopsOf.forEach((hops, packet) => {
        const task = taskOfPacket[packet]!;
        const route = linksOf(program, task, packet - program.firstPacket[task]!);
        same(hops.length, route.length, seed, 'hops of packet', packet);
        same(network.linkFrom[route[0]!], program.from[task], seed, 'sender of packet', packet);
        same(network.linkTo[route.at(-1)!], program.to[task], seed, 'receiver of packet', packet);
        hops.forEach((hop, i) => {
          const since = i === 0 ? trace.taskStart[task] : arrival[hops[i - 1]!];
          same(trace.hopLink[hop], route[i], seed, 'link of hop', hop);
          same(trace.hopEnqueue[hop], since, seed, 'enqueue of hop', hop);
        });
      });
    }
  });

  it('[L1] the packets of a message add up to it, none is empty, none is over its size (seeds 1 to 600)', () => {
    for (const { seed, program } of RUNS) {
      for (let task = 0; task < program.taskCount; task++) {
        const count = program.firstPacket[task + 1]! - program.firstPacket[task]!;
        const sizes = Array.from({ length: count }, (_, i) => packetSizeOf(program, task, i));
        if (program.kind[task] === COMPUTE) {
          expect(count).toBe(0);
          continue;
        }
        const areWhole = sizes.every((size) => size > 0 && size <= program.packetSize[task]! * (1 + 1e-12));
        same(areWhole, true, seed, 'packet sizes of task', task);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo(program.amount[task]!, 9);
      }
    }
  });

  it('[L1] each task ends once: a compute after its duration, a send with its last delivery (seeds 1 to 600)', () => {
    for (const { seed, program, trace } of RUNS) {
      const { arrival, taskOfPacket } = new TraceReader(trace);
      const lastArrival = new Float64Array(program.taskCount);
      const readyAt = new Float64Array(program.taskCount);
      trace.hopPacket.forEach((packet, hop) => {
        const task = taskOfPacket[packet]!;
        lastArrival[task] = Math.max(lastArrival[task]!, arrival[hop]!);
      });
      for (let task = 0; task < program.taskCount; task++) {
        const isCompute = program.kind[task] === COMPUTE;
        const end = isCompute ? trace.taskStart[task]! + program.amount[task]! : lastArrival[task]!;
        same(trace.taskEnd[task], end, seed, 'end of task', task);
        same(trace.taskStart[task]! >= trace.taskReady[task]!, true, seed, 'start after ready of task', task);
        const dependents = program.dependents.slice(program.dependentsStart[task], program.dependentsStart[task + 1]);
        for (const dependent of dependents) {
          readyAt[dependent] = Math.max(readyAt[dependent]!, end);
        }
      }
      readyAt.forEach((ready, task) => {
        same(trace.taskReady[task], Math.max(ready, program.notBefore[task]!), seed, 'ready of task', task);
      });
      expect(trace.finish).toBe(trace.taskEnd.reduce((latest, end) => Math.max(latest, end), 0));
    }
  });
});

describe('[L2] a link serializes one packet at a time, in order, no faster than its rate', () => {
  it('[L2] starts follow from the queue before them, and no wire overtakes (seeds 1 to 600)', () => {
    for (const { seed, network, program, trace } of RUNS) {
      const { serialized, arrival, taskOfPacket } = new TraceReader(trace);
      const free = new Float64Array(network.linkCount);
      const lastArrival = new Float64Array(network.linkCount).fill(-1);
      const lastEnqueue = new Float64Array(network.linkCount);
      const busySince = new Float64Array(network.linkCount);
      const exact = new Float64Array(network.linkCount);
      for (let hop = 0; hop < program.hopCount; hop++) {
        const link = trace.hopLink[hop]!;
        const task = taskOfPacket[trace.hopPacket[hop]!]!;
        const units = packetSizeOf(program, task, trace.hopPacket[hop]! - program.firstPacket[task]!);
        if (trace.hopEnqueue[hop]! > free[link]!) [busySince[link], exact[link]] = [trace.hopEnqueue[hop]!, 0];
        exact[link]! += (1000 * units) / network.linkRate[link]!;
        const took = serialized[hop]! - busySince[link]!;
        const fair = took >= 1 && Number.isInteger(took) && Math.abs(took - Math.max(1, exact[link]!)) <= 0.5 + 1e-6;
        const inOrder = arrival[hop]! >= lastArrival[link]! && trace.hopEnqueue[hop]! >= lastEnqueue[link]!;
        same(trace.hopStart[hop], Math.max(trace.hopEnqueue[hop]!, free[link]!), seed, 'start of hop', hop);
        same(fair, true, seed, 'end at the sum of all since the link became busy, of hop', hop);
        same(inOrder, true, seed, 'first in first out of hop', hop);
        same(arrival[hop]! - serialized[hop]!, network.linkLatency[link], seed, 'latency of hop', hop);
        free[link] = serialized[hop]!;
        lastArrival[link] = arrival[hop]!;
        lastEnqueue[link] = trace.hopEnqueue[hop]!;
      }
    }
  });

  it('[L2] hops are in time order over all links, and a chip computes one task at a time (seeds 1 to 600)', () => {
    for (const { seed, program, trace } of RUNS) {
      expect(trace.hopEnqueue, `seed ${seed}`).toEqual(trace.hopEnqueue.toSorted());
      for (const tasks of computesByChip(trace)) {
        // FIFO, and never idle while something waits.
        let free = 0;
        for (const task of tasks) {
          same(trace.taskStart[task], Math.max(trace.taskReady[task]!, free), seed, 'start of task', task);
          free = trace.taskStart[task]! + program.amount[task]!;
        }
      }
    }
  });

  it('[L2] packets that arrive at the same instant continue in the order in which they were enqueued', () => {
    // 0 and 1 both reach the switch at tick 3; 1 was the first to be enqueued, though its message has the higher row.
    const builder = new NetworkBuilder();
    for (let chip = 0; chip < 3; chip++) builder.addNode('chip', 0, chip, 0, 0);
    builder.addNode('switch', 0, 0, 0, 0);
    builder.addLink(0, 3, 'efa', 1, 1);
    builder.addLink(1, 3, 'efa', 1, 2);
    builder.addLink(3, 2, 'efa', 1, 0);
    const network = builder.seal({ neuronLink: 1, neuronLinkZ: 1, efa: 1 });
    const orders = [
      [0, 1],
      [1, 0],
    ].map(([first, second]) => {
      const program = new ProgramBuilder(network, (from) => [[from, 2]]);
      program.beginPhase('all');
      const delays = [1000, 0];
      for (const chip of [first!, second!]) program.send(chip, 2, 1, [program.compute(chip, delays[chip]!, [])]);
      const sealed = program.seal();
      const trace = runToEnd(network, sealed);
      const { taskOfPacket } = new TraceReader(trace);
      return [...trace.hopPacket]
        .filter((_, hop) => trace.hopLink[hop] === 2)
        .map((p) => sealed.from[taskOfPacket[p]!]);
    });
    expect(orders).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('[L2] packets that are enqueued and arrive at the same instants continue in the order of their tasks’ rows', () => {
    const builder = new NetworkBuilder();
    for (let chip = 0; chip < 5; chip++) builder.addNode('chip', 0, chip, 0, 0);
    builder.addNode('switch', 0, 0, 0, 0);
    for (let chip = 0; chip < 4; chip++) builder.addLink(chip, 5, 'efa', 1, 1);
    builder.addLink(5, 4, 'efa', 1, 1);
    const network = builder.seal({ neuronLink: 1, neuronLinkZ: 1, efa: 1 });
    for (const order of [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
    ]) {
      const program = new ProgramBuilder(network, (from) => [[from, 4]]);
      program.beginPhase('all');
      for (const chip of order) program.send(chip, 4, 1, []);
      const trace = runToEnd(network, program.seal());
      expect(trace.hopPacket.slice(4)).toEqual(Int32Array.of(0, 1, 2, 3));
      expect([...trace.taskEnd]).toEqual([4000, 5000, 6000, 7000]);
    }
  });
});

/** Hops that arrive at the same node at the same instant, over different links. */
function tiedArrivals(trace: Trace): number {
  const { arrival } = new TraceReader(trace);
  const keys = [...arrival].map((time, hop) => `${time} ${trace.network.linkTo[trace.hopLink[hop]!]}`);
  return keys.length - new Set(keys).size;
}

/** Tasks whose dependencies ended before their `notBefore`. */
function waitsForInstant(program: Program, trace: Trace): number {
  return program.notBefore.filter(
    (time, task) => time > 0 && program.waitsFor[task]! > 0 && trace.taskReady[task] === time,
  ).length;
}

function linksOf(program: Program, task: number, index: number): Int32Array {
  const route = routeOf(program, task, index);
  return program.routeLinks.slice(program.routeStart[route], program.routeStart[route + 1]);
}

function longestRoute(routeStart: Int32Array): number {
  return routeStart.reduce((longest, start, task) => Math.max(longest, start - (routeStart[task - 1] ?? 0)), 0);
}

/** The compute tasks of each chip in the order in which they ran. */
function computesByChip(trace: Trace): readonly (readonly number[])[] {
  const { program, taskStart, taskEnd } = trace;
  const tasks = Array.from({ length: program.taskCount }, (_, task) => task)
    .filter((task) => program.kind[task] === COMPUTE)
    .sort((a, b) => taskStart[a]! - taskStart[b]! || taskEnd[a]! - taskEnd[b]!);
  const chips = Array.from({ length: trace.network.chipCount }, (_, chip) => chip);
  return chips.map((chip) => tasks.filter((task) => program.from[task] === chip));
}
