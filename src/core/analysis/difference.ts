import type { Network } from '../model/network.ts';
import { packetSizeOf } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';

/** A result of two runs. */
export type Pair = { readonly before: number; readonly after: number };

/** What two runs differ in. Of a run and itself every pair is of equals, and nothing diverges. */
export type Difference = {
  /** Milliticks. */
  readonly finish: Pair;
  /** Milliticks that packets spend in queues, all together. */
  readonly waiting: Pair;
  readonly undelivered: Pair;
  /** See `firstDivergence`. */
  readonly divergence: number | undefined;
};

export function differenceOf(before: TraceReader, after: TraceReader): Difference {
  const pair = (of: (reader: TraceReader) => number): Pair => ({ before: of(before), after: of(after) });
  return {
    finish: pair(({ trace }) => trace.finish),
    waiting: pair(timeInQueues),
    undelivered: pair(({ trace }) => trace.undelivered),
    divergence: firstDivergence(before, after),
  };
}

/** What waits for a link that never comes back counts until the run ends. */
function timeInQueues({ trace: { hopEnqueue, hopStart, finish } }: TraceReader): number {
  return hopEnqueue.reduce((sum, since, hop) => sum + (Math.min(hopStart[hop]!, finish) - since), 0);
}

/**
 * The instant, in milliticks, of the earliest event that only one of two runs has; undefined where there is none. Events are:
 * a task gets ready, starts, ends; a packet joins a link's queue, leaves it, has been serialized, arrives; the run ends.
 * Of packets that join queues at one instant the order counts too, as it does for the trace's hash. Tasks are told apart by
 * row, kind and chips, packets by task, place in it and size; on another network nothing is the same from the start.
 */
export function firstDivergence(a: TraceReader, b: TraceReader): number | undefined {
  if (!isSameNetwork(a.trace.network, b.trace.network)) return 0;
  const ends = a.trace.finish === b.trace.finish ? Infinity : Math.min(a.trace.finish, b.trace.finish);
  const first = divergenceOfHops(a, b, Math.min(ends, divergenceOfTasks(a, b)));
  return first === Infinity ? undefined : first;
}

function isSameNetwork(a: Network, b: Network): boolean {
  const isSame = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
    one.length === other.length && Array.prototype.every.call(one, (value, row) => value === other[row]);
  return (
    a.chipCount === b.chipCount &&
    isSame(a.nodeKind, b.nodeKind) &&
    isSame(a.linkFrom, b.linkFrom) &&
    isSame(a.linkTo, b.linkTo) &&
    isSame(a.linkClass, b.linkClass)
  );
}

function divergenceOfTasks(a: TraceReader, b: TraceReader): number {
  const [one, other] = [a.trace.program, b.trace.program];
  const columns = (['taskReady', 'taskStart', 'taskEnd'] as const).map(
    (name) => [a.trace[name], b.trace[name]] as const,
  );
  const [readyOfOne, readyOfOther] = columns[0]!;
  let earliest = Infinity;
  for (let task = 0; task < Math.max(one.taskCount, other.taskCount); task++) {
    const isSame =
      one.kind[task] === other.kind[task] && one.from[task] === other.from[task] && one.to[task] === other.to[task];
    if (!isSame) {
      earliest = Math.min(earliest, readyOfOne[task] ?? Infinity, readyOfOther[task] ?? Infinity);
      continue;
    }
    for (const [times, otherTimes] of columns) {
      if (times[task] !== otherTimes[task]) earliest = Math.min(earliest, times[task]!, otherTimes[task]!);
    }
  }
  return earliest;
}

/** Hops stand in order of enqueueing, so no later row can have anything earlier than its own enqueueing. */
function divergenceOfHops(a: TraceReader, b: TraceReader, known: number): number {
  const [times, otherTimes] = [a.trace.hopEnqueue, b.trace.hopEnqueue];
  let earliest = known;
  for (let row = 0; ; row++) {
    const now = Math.min(times[row] ?? Infinity, otherTimes[row] ?? Infinity);
    if (now >= earliest) return earliest;
    if (times[row] !== otherTimes[row] || !isSameHop(a, b, row)) return now;
    for (const [ends, otherEnds] of [
      [a.trace.hopStart, b.trace.hopStart],
      [a.serialized, b.serialized],
      [a.arrival, b.arrival],
    ] as const) {
      if (ends[row] !== otherEnds[row]) earliest = Math.min(earliest, ends[row]!, otherEnds[row]!);
    }
  }
}

function isSameHop(a: TraceReader, b: TraceReader, row: number): boolean {
  const [packet, otherPacket] = [a.trace.hopPacket[row]!, b.trace.hopPacket[row]!];
  const [task, otherTask] = [a.taskOfPacket[packet]!, b.taskOfPacket[otherPacket]!];
  const [program, otherProgram] = [a.trace.program, b.trace.program];
  const index = packet - program.firstPacket[task]!;
  return (
    a.trace.hopLink[row] === b.trace.hopLink[row] &&
    task === otherTask &&
    index === otherPacket - otherProgram.firstPacket[task]! &&
    packetSizeOf(program, task, index) === packetSizeOf(otherProgram, task, index)
  );
}
