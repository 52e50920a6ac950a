import { lowerBound, upperBound, upperBoundNear } from '../base/search.ts';
import { type Survey, surveyRun } from './survey.ts';
import type { Trace } from './trace.ts';
import { BLOCK, indexTrace, type TraceIndex } from './traceIndex.ts';

/** Rows [first, last) of hops: a superset of those that are queued, being serialized or on the wire at an instant. */
export type HopRange = { readonly first: number; readonly last: number };

/**
 * What is queued, on the wire and computing at any instant t (milliticks), in O(log n) plus the size of the answer. It has the trace
 * and its index and no state of earlier calls, so seeking backwards costs the same as forwards. An index or survey from a worker must
 * be that of the same trace.
 *
 * Hops are recorded in order of enqueueing. The last hop alive at t is found by that time; the first one by the latest arrival up to
 * each block of hops, which only grows.
 */
export class TraceReader {
  readonly trace: Trace;
  readonly index: TraceIndex;
  /** By hop: when its serialization ends. */
  readonly serialized: Float64Array;
  /** By hop: `serialized` plus the link's latency and jitter. */
  readonly arrival: Float64Array;
  readonly taskOfPacket: Int32Array;
  #survey: Survey | undefined;

  constructor(trace: Trace, { index, survey }: { readonly index?: TraceIndex; readonly survey?: Survey } = {}) {
    this.trace = trace;
    this.index = index ?? indexTrace(trace);
    this.serialized = this.index.serialized;
    this.arrival = this.index.arrival;
    this.taskOfPacket = this.index.taskOfPacket;
    this.#survey = survey;
  }

  /** Totals over the whole run; made on first use. */
  get survey(): Survey {
    this.#survey ??= surveyRun(this.trace, this.index);
    return this.#survey;
  }

  /** A range with every hop that has been enqueued and has not arrived at `t`, and possibly others. */
  hopsAliveAt(t: number): HopRange {
    return {
      first: Math.min(upperBound(this.index.latestArrival, t) * BLOCK, this.arrival.length),
      last: upperBound(this.trace.hopEnqueue, t),
    };
  }

  /**
   * The compute task that keeps `chip` busy at `t`, or −1. `hints`, by chip, keeps where the last search ended, which makes the
   * next search nearby quicker and does not change the answer.
   */
  computingAt(chip: number, t: number, hints?: Int32Array): number {
    const { taskStart, taskEnd } = this.trace;
    const { computeStart, computes } = this.index;
    const begin = computeStart[chip]!;
    const end = computeStart[chip + 1]!;
    const after = upperBoundNear(taskStart, computes, t, begin, end, hints?.[chip] ?? begin);
    if (hints !== undefined) hints[chip] = after;
    if (after === begin) return -1;
    const task = computes[after - 1]!;
    return taskEnd[task]! > t ? task : -1;
  }

  /** The first instant after `t` at which something starts or ends; undefined if there is none. */
  nextInstant(t: number): number | undefined {
    const { hopEnqueue, hopStart, taskStart, taskEnd, finish } = this.trace;
    const { serialized, arrival } = this;
    const { first, last } = this.hopsAliveAt(t);
    let next = last < hopEnqueue.length ? hopEnqueue[last]! : Number.POSITIVE_INFINITY;
    const note = (instant: number): void => {
      if (instant > t && instant < next) next = instant;
    };
    note(0);
    note(finish);
    for (let hop = first; hop < last; hop++) {
      if (hopStart[hop]! > t) note(hopStart[hop]!);
      else note(serialized[hop]! > t ? serialized[hop]! : arrival[hop]!);
    }
    // Sends are covered by their hops: they start when the first packet is enqueued and end when the last one arrives.
    const { computeStart, computes } = this.index;
    for (let chip = 0; chip + 1 < computeStart.length; chip++) {
      const end = computeStart[chip + 1]!;
      const after = upperBoundNear(taskStart, computes, t, computeStart[chip]!, end, computeStart[chip]!);
      if (after < end) note(taskStart[computes[after]!]!);
      if (after > computeStart[chip]!) note(taskEnd[computes[after - 1]!]!);
    }
    return next < Number.POSITIVE_INFINITY ? next : undefined;
  }

  /** The last instant before `t` at which something started or ended; undefined if there is none. */
  previousInstant(t: number): number | undefined {
    const { hopEnqueue, hopStart, taskStart, taskEnd, finish } = this.trace;
    const { serialized, arrival } = this;
    const last = lowerBound(hopEnqueue, t);
    let previous = last > 0 ? hopEnqueue[last - 1]! : Number.NEGATIVE_INFINITY;
    const note = (instant: number): void => {
      if (instant < t && instant > previous) previous = instant;
    };
    note(0);
    note(finish);
    // Hops that are no longer alive at `previous` arrived no later than that.
    for (let { first: hop } = this.hopsAliveAt(previous); hop < last; hop++) {
      if (arrival[hop]! < t) note(arrival[hop]!);
      else note(serialized[hop]! < t ? serialized[hop]! : hopStart[hop]!);
    }
    const { computeStart, computes } = this.index;
    for (let chip = 0; chip + 1 < computeStart.length; chip++) {
      const begin = computeStart[chip]!;
      let before = upperBoundNear(taskStart, computes, t, begin, computeStart[chip + 1]!, begin);
      while (before > begin && taskStart[computes[before - 1]!] === t) before--;
      if (before === begin) continue;
      const task = computes[before - 1]!;
      note(taskEnd[task]! < t ? taskEnd[task]! : taskStart[task]!);
    }
    return previous > Number.NEGATIVE_INFINITY ? previous : undefined;
  }

  /** When the first task that involves `chip` starts; Infinity if none does. */
  firstStartOf(chip: number): number {
    return this.index.firstStart[chip]!;
  }

  /** When the last task that involves `chip` ends. */
  lastEndOf(chip: number): number {
    return this.index.lastEnd[chip]!;
  }

  /** Writes the number of packets in each link's queue at `t` into `into`, by link. Returns the total. */
  waitingAt(t: number, into: Int32Array): number {
    const { hopStart, hopLink } = this.trace;
    into.fill(0);
    const { first, last } = this.hopsAliveAt(t);
    let total = 0;
    for (let hop = first; hop < last; hop++) {
      if (t >= hopStart[hop]!) continue;
      into[hopLink[hop]!]!++;
      total++;
    }
    return total;
  }
}
