import { isSameColumn } from '../base/alike.ts';
import type { Network } from '../model/network.ts';
import { packetSizeOf } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';

/** The same result of two runs. */
export type Pair = { readonly before: number; readonly after: number };

/** How two runs differ. For a run and itself all pairs are equal and `divergence` is undefined. */
export type RunDifference = {
  /** Milliticks. */
  readonly finish: Pair;
  /** Milliticks that packets spend in queues, summed over all packets. */
  readonly waiting: Pair;
  readonly undelivered: Pair;
  /** See `firstDivergence`. */
  readonly divergence: number | undefined;
};

export function differenceOf(before: TraceReader, after: TraceReader): RunDifference {
  const pair = (of: (reader: TraceReader) => number): Pair => ({ before: of(before), after: of(after) });
  return {
    finish: pair(({ trace }) => trace.finish),
    waiting: pair(({ survey }) => survey.timeInQueues),
    undelivered: pair(({ trace }) => trace.undelivered),
    divergence: firstDivergence(before, after),
  };
}

/**
 * The instant, in milliticks, of the earliest event that only one of the two runs has; undefined if there is none. Events are:
 * a task becomes ready, starts, ends; a packet is enqueued, starts, has been serialized, arrives; the run ends. The order of
 * packets that are enqueued at one instant counts too, as it does for the trace's hash. Tasks are the same if row, kind and
 * chips are; packets if task, index and size are. Runs on different networks differ from the start: 0.
 */
export function firstDivergence(a: TraceReader, b: TraceReader): number | undefined {
  if (!isSameNetwork(a.trace.network, b.trace.network)) return 0;
  const ends = a.trace.finish === b.trace.finish ? Infinity : Math.min(a.trace.finish, b.trace.finish);
  const first = divergenceOfHops(a, b, Math.min(ends, divergenceOfTasks(a, b)));
  return first === Infinity ? undefined : first;
}

function isSameNetwork(a: Network, b: Network): boolean {
  return (
    a.chipCount === b.chipCount &&
    isSameColumn(a.nodeKind, b.nodeKind) &&
    isSameColumn(a.linkFrom, b.linkFrom) &&
    isSameColumn(a.linkTo, b.linkTo) &&
    isSameColumn(a.linkClass, b.linkClass)
  );
}

function divergenceOfTasks(a: TraceReader, b: TraceReader): number {
  const { kind, from, to, taskCount } = a.trace.program;
  const { kind: otherKind, from: otherFrom, to: otherTo, taskCount: otherCount } = b.trace.program;
  const { taskReady, taskStart, taskEnd } = a.trace;
  const { taskReady: otherReady, taskStart: otherStart, taskEnd: otherEnd } = b.trace;
  const both = Math.min(taskCount, otherCount);
  let earliest = Infinity;
  for (let task = 0; task < both; task++) {
    if (kind[task] !== otherKind[task] || from[task] !== otherFrom[task] || to[task] !== otherTo[task]) {
      earliest = Math.min(earliest, taskReady[task]!, otherReady[task]!);
      continue;
    }
    if (taskReady[task] !== otherReady[task]) earliest = Math.min(earliest, taskReady[task]!, otherReady[task]!);
    if (taskStart[task] !== otherStart[task]) earliest = Math.min(earliest, taskStart[task]!, otherStart[task]!);
    if (taskEnd[task] !== otherEnd[task]) earliest = Math.min(earliest, taskEnd[task]!, otherEnd[task]!);
  }
  const more = taskCount > otherCount ? taskReady : otherReady;
  return more.subarray(both).reduce((first, ready) => Math.min(first, ready), earliest);
}

/** Hops are in order of enqueueing, and nothing of a hop is earlier than that, so the search can stop at the first later row. */
function divergenceOfHops(a: TraceReader, b: TraceReader, known: number): number {
  const { hopEnqueue: queued, hopStart: start } = a.trace;
  const { hopEnqueue: otherQueued, hopStart: otherStart } = b.trace;
  const { serialized, arrival } = a;
  const { serialized: otherSerialized, arrival: otherArrival } = b;
  const isSameHop = compareHops(a, b);
  const both = Math.min(queued.length, otherQueued.length);
  let earliest = known;
  for (let row = 0; row < both; row++) {
    const now = queued[row]!;
    const otherNow = otherQueued[row]!;
    if (now !== otherNow || !isSameHop(row)) return Math.min(earliest, now, otherNow);
    if (now >= earliest) return earliest;
    if (start[row] !== otherStart[row]) earliest = Math.min(earliest, start[row]!, otherStart[row]!);
    if (serialized[row] !== otherSerialized[row]) {
      earliest = Math.min(earliest, serialized[row]!, otherSerialized[row]!);
    }
    if (arrival[row] !== otherArrival[row]) earliest = Math.min(earliest, arrival[row]!, otherArrival[row]!);
  }
  return Math.min(earliest, queued[both] ?? Infinity, otherQueued[both] ?? Infinity);
}

/** A test whether the hop at a row has the same packet and link in both runs. */
function compareHops(a: TraceReader, b: TraceReader): (row: number) => boolean {
  const { hopPacket, hopLink, program } = a.trace;
  const { hopPacket: otherPackets, hopLink: otherLinks, program: otherProgram } = b.trace;
  // If both runs cut their tasks into the same packets, the packet numbers can be compared.
  const isCutAlike = (['firstPacket', 'packetSize', 'amount'] as const).every((column) =>
    isSameColumn(program[column], otherProgram[column]),
  );
  return (row) => {
    if (hopLink[row] !== otherLinks[row]) return false;
    const packet = hopPacket[row]!;
    const otherPacket = otherPackets[row]!;
    if (isCutAlike) return packet === otherPacket;
    const task = a.taskOfPacket[packet]!;
    const index = packet - program.firstPacket[task]!;
    return (
      task === b.taskOfPacket[otherPacket] &&
      index === otherPacket - otherProgram.firstPacket[task]! &&
      packetSizeOf(program, task, index) === packetSizeOf(otherProgram, task, index)
    );
  };
}
