import { hashColumns } from '../base/hash.ts';
import type { Network } from '../model/network.ts';
import type { Program } from '../model/program.ts';

/**
 * The record of a run, as columns; everything on the screen is a function of (trace, t). Plain data, so that it can be posted
 * to another thread. All times are whole milliticks. Hops are in the order in which they were enqueued, which is time order.
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
   * By hop: the end of its serialization and its arrival at the far node; Infinity if that never came. Undefined if both follow
   * from the start, as they do without jitter and faults; see `endsOfHops`.
   */
  readonly hopSerialized: Float64Array | undefined;
  readonly hopArrival: Float64Array | undefined;
  /** Hops whose packet was rerouted by a cut while queued, ascending; their start, end and arrival are that instant. */
  readonly withdrawn: Int32Array;
  /** By task: when all that it waited for had ended; when it started to compute or send; when it ended. */
  readonly taskReady: Float64Array;
  readonly taskStart: Float64Array;
  readonly taskEnd: Float64Array;
  readonly finish: number;
  /** The number of events that the run handled. */
  readonly events: number;
  /** The number of packets that arrived after a later packet of their message, which happens if it is spread over several paths. */
  readonly overtaken: number;
  /** The number of packets that never arrived, because cut links were not restored. */
  readonly undelivered: number;
  /** Tasks that therefore never ended: `taskEnd` is Infinity, and so are `taskStart` and `taskReady` if those never came. */
  readonly unended: Int32Array;
  /** Named instants: `start`, `end`, and for each phase of the program `<phase>.start` and `<phase>.end`. */
  readonly moments: Readonly<Record<string, number>>;
};

/** By packet: the task it belongs to. */
export function taskOfPacket(program: Program): Int32Array {
  const task = new Int32Array(program.packetCount);
  for (let i = 0; i < program.taskCount; i++) task.fill(i, program.firstPacket[i], program.firstPacket[i + 1]);
  return task;
}

/** A fingerprint of a run, 16 hex digits: the same on every machine. */
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
