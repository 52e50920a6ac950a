import { upperBound } from '../base/search.ts';
import { COMPUTE } from '../model/program.ts';
import { arrivals, serializationEnds, taskOfPacket, type Trace } from './trace.ts';

/** Rows [first, last) of the hops that can be queued, serialized or on the wire at an instant. */
export type HopRange = { readonly first: number; readonly last: number };

const BLOCK = 256;

/**
 * Answers what is queued, on the wire and computing at any t, in any order. Holds what follows from the trace (when each
 * hop is serialized and when it arrives) and an index over it; never anything about an earlier question.
 */
export class TraceReader {
  readonly trace: Trace;
  /** By hop. */
  readonly serialized: Float64Array;
  /** By hop: serialized + the link's latency, and jitter where there is any. */
  readonly arrival: Float64Array;
  /** By packet. */
  readonly taskOfPacket: Int32Array;
  /** Latest arrival among the hops up to the end of each block. */
  readonly #latestArrival: Float64Array;
  /** Compute tasks of chip c in order of start: `#computes[#computeStart[c] … #computeStart[c + 1])`. */
  readonly #computeStart: Int32Array;
  readonly #computes: Int32Array;
  readonly #lastEnd: Float64Array;
  #instants: Float64Array | undefined;

  constructor(trace: Trace) {
    this.trace = trace;
    this.serialized = serializationEnds(trace);
    this.arrival = arrivals(trace, this.serialized);
    this.taskOfPacket = taskOfPacket(trace.program);
    this.#latestArrival = new Float64Array(Math.ceil(this.arrival.length / BLOCK));
    let latest = 0;
    for (let hop = 0; hop < this.arrival.length; hop++) {
      latest = Math.max(latest, this.arrival[hop]!);
      this.#latestArrival[Math.floor(hop / BLOCK)] = latest;
    }

    const { program, taskStart, taskEnd, network } = trace;
    const rows = Array.from({ length: program.taskCount }, (_, task) => task).filter(
      (task) => program.kind[task] === COMPUTE,
    );
    // By end too: a compute of no duration starts at the instant of the one after it, whatever their rows.
    rows.sort(
      (a, b) =>
        program.from[a]! - program.from[b]! || taskStart[a]! - taskStart[b]! || taskEnd[a]! - taskEnd[b]! || a - b,
    );
    this.#computes = Int32Array.from(rows);
    this.#computeStart = new Int32Array(network.chipCount + 1);
    for (const task of rows) this.#computeStart[program.from[task]! + 1]!++;
    for (let chip = 0; chip < network.chipCount; chip++) this.#computeStart[chip + 1]! += this.#computeStart[chip]!;

    this.#lastEnd = new Float64Array(network.chipCount);
    for (let task = 0; task < program.taskCount; task++) {
      for (const chip of [program.from[task]!, program.to[task]!]) {
        this.#lastEnd[chip] = Math.max(this.#lastEnd[chip]!, taskEnd[task]!);
      }
    }
  }

  /** Every hop that has been enqueued and has not arrived at `t` is in the range; others may be, up to a block of them. */
  hopsAliveAt(t: number): HopRange {
    return {
      first: Math.min(upperBound(this.#latestArrival, t) * BLOCK, this.arrival.length),
      last: upperBound(this.trace.hopEnqueue, t),
    };
  }

  /** The compute task that keeps `chip` busy at `t`, or −1. */
  computingAt(chip: number, t: number): number {
    const { taskStart, taskEnd } = this.trace;
    let low = this.#computeStart[chip]!;
    let high = this.#computeStart[chip + 1]!;
    const begin = low;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (taskStart[this.#computes[middle]!]! > t) high = middle;
      else low = middle + 1;
    }
    if (low === begin) return -1;
    const task = this.#computes[low - 1]!;
    return taskEnd[task]! > t ? task : -1;
  }

  /** Every instant at which something begins or ends, ascending, each once. What never came has none. */
  instants(): Float64Array {
    this.#instants ??= distinctAscending([
      Float64Array.of(0, this.trace.finish),
      this.trace.hopEnqueue,
      this.trace.hopStart,
      this.serialized,
      this.arrival,
      this.trace.taskStart,
      this.trace.taskEnd,
    ]);
    return this.#instants;
  }

  /** When the last task that involves `chip` ends. */
  lastEndOf(chip: number): number {
    return this.#lastEnd[chip]!;
  }

  /** How many packets wait in each link's queue at `t`, written into `into` (by link); gives the total. */
  waitingAt(t: number, into: Int32Array): number {
    const { hopEnqueue, hopStart, hopLink } = this.trace;
    into.fill(0);
    const { first, last } = this.hopsAliveAt(t);
    let total = 0;
    for (let hop = first; hop < last; hop++) {
      if (hopEnqueue[hop]! <= t && t < hopStart[hop]!) {
        into[hopLink[hop]!]!++;
        total++;
      }
    }
    return total;
  }
}

function distinctAscending(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  all.sort();
  let kept = 0;
  for (const value of all) {
    if (value < Number.POSITIVE_INFINITY && (kept === 0 || all[kept - 1] !== value)) all[kept++] = value;
  }
  return all.slice(0, kept);
}
