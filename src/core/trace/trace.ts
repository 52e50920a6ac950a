import { hashColumns } from '../base/hash.ts';
import type { Network } from '../model/network.ts';
import type { Program } from '../model/program.ts';

/**
 * What happened, as columns; everything that anyone sees is a function of (trace, t). Plain data: it can cross a thread.
 * All times are whole milliticks. Hops stand in the order in which they were enqueued, which is time order.
 */
export type Trace = {
  readonly version: 1;
  readonly network: Network;
  readonly program: Program;
  readonly hopPacket: Int32Array;
  readonly hopLink: Int32Array;
  readonly hopEnqueue: Float64Array;
  readonly hopStart: Float64Array;
  /**
   * When the hop's packet has left the link's serializer and when it is at the far node: kept only where jitter or faults
   * make them differ from what follows from the start (`endsOfHops`). Infinity where that never came.
   */
  readonly hopSerialized: Float64Array | undefined;
  readonly hopArrival: Float64Array | undefined;
  /** Hops that were queued when a cut made their packet take another way: start, end and arrival are that instant. */
  readonly withdrawn: Int32Array;
  /** By task: all it waited for has ended; it began to compute or to leave; it ended. */
  readonly taskReady: Float64Array;
  readonly taskStart: Float64Array;
  readonly taskEnd: Float64Array;
  readonly finish: number;
  /** Events handled by the run. */
  readonly events: number;
  /** Packets that arrived after a later one of their message: possible where a message is spread over several paths. */
  readonly overtaken: number;
  /** Packets that never reached their chip, because of links that were cut and did not come back; the run ends without them. */
  readonly undelivered: number;
  /** Tasks that therefore never ended: their end is Infinity, and so are start and ready where those never came. */
  readonly unended: Int32Array;
  /** Named instants: `start`, `end`, and `….start` and `….end` of each phase of the program. */
  readonly moments: Readonly<Record<string, number>>;
};

/** The task that each packet belongs to, by packet. */
export function taskOfPacket(program: Program): Int32Array {
  const task = new Int32Array(program.packetCount);
  for (let i = 0; i < program.taskCount; i++) task.fill(i, program.firstPacket[i], program.firstPacket[i + 1]);
  return task;
}

/** 16 hex digits that are the same for the same run, wherever it ran. */
export function traceHash(trace: Trace): string {
  return hashColumns([
    trace.hopPacket,
    trace.hopLink,
    trace.hopEnqueue,
    trace.hopStart,
    trace.taskReady,
    trace.taskStart,
    trace.taskEnd,
    Float64Array.of(trace.finish),
    ...[trace.hopSerialized, trace.hopArrival].filter((column) => column !== undefined),
  ]);
}
