import { lowerBound, upperBound, upperBoundNear } from '../base/search.ts';
import { type Survey, surveyRun } from './survey.ts';
import type { Trace } from './trace.ts';
import { BLOCK, indexTrace, type TraceIndex } from './traceIndex.ts';

/** Rows [first, last) of the hops that can be queued, serialized or on the wire at an instant. */
export type HopRange = { readonly first: number; readonly last: number };

/**
 * What is in flight, by link: packets in its queue, and 1 where one is being serialized or on the wire; and, where it is asked
 * for, how many are, at most 255.
 */
export type InFlight = { readonly waiting: Int32Array; readonly busy: Uint8Array; readonly flying?: Uint8Array };

/** Where searches were last; they are quicker near there, and find the same anywhere. By link three numbers, by chip one. */
export type Hints = { readonly links: Int32Array; readonly chips: Int32Array };

/** From here on, hops that can be alive are counted by three searches a link, and not one by one: many more than links. */
const HOPS_A_LINK = 32;

/**
 * Answers what is queued, on the wire and computing at any t, in any order. Holds what follows from the trace; never anything
 * about an earlier question. An index or a survey that was made of this trace elsewhere is taken as it is.
 */
export class TraceReader {
  readonly trace: Trace;
  readonly index: TraceIndex;
  /** By hop. */
  readonly serialized: Float64Array;
  /** By hop: serialized + the link's latency, and jitter where there is any. */
  readonly arrival: Float64Array;
  /** By packet. */
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

  /** What a picture of the whole run needs once; made when it is first asked for. */
  get survey(): Survey {
    this.#survey ??= surveyRun(this.trace, this.index);
    return this.#survey;
  }

  /** Every hop that has been enqueued and has not arrived at `t` is in the range; others may be, up to a block of them. */
  hopsAliveAt(t: number): HopRange {
    return {
      first: Math.min(upperBound(this.index.latestArrival, t) * BLOCK, this.arrival.length),
      last: upperBound(this.trace.hopEnqueue, t),
    };
  }

  /** The hops that wait for `link`, are serialized or on its wire at `t`, in the order in which they leave. */
  hopsOnLinkAt(link: number, t: number): number[] {
    const { hopEnqueue, hopLink, hopStart, withdrawn } = this.trace;
    const { linkStart, linkHops } = this.index;
    const [begin, end] = [linkStart[link]!, linkStart[link + 1]!];
    const first = upperBoundNear(this.arrival, linkHops, t, begin, end, begin);
    const hops = Array.from(linkHops.subarray(first, upperBoundNear(hopEnqueue, linkHops, t, first, end, first)));
    const taken = withdrawn.filter((hop) => hopLink[hop] === link && hopEnqueue[hop]! <= t && t < hopStart[hop]!);
    return taken.length === 0 ? hops : [...hops, ...taken].sort((a, b) => a - b);
  }

  /** The compute task that keeps `chip` busy at `t`, or −1. */
  computingAt(chip: number, t: number, hints?: Hints): number {
    const { taskStart, taskEnd } = this.trace;
    const { computeStart, computes } = this.index;
    const begin = computeStart[chip]!;
    const end = computeStart[chip + 1]!;
    const after = upperBoundNear(taskStart, computes, t, begin, end, hints?.chips[chip] ?? begin);
    if (hints !== undefined) hints.chips[chip] = after;
    if (after === begin) return -1;
    const task = computes[after - 1]!;
    return taskEnd[task]! > t ? task : -1;
  }

  /** The first instant after `t` at which something begins or ends; undefined where nothing does any more. */
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
    // A send begins as its first packet is enqueued, and ends as its last one arrives.
    const { computeStart, computes } = this.index;
    for (let chip = 0; chip + 1 < computeStart.length; chip++) {
      const end = computeStart[chip + 1]!;
      const after = upperBoundNear(taskStart, computes, t, computeStart[chip]!, end, computeStart[chip]!);
      if (after < end) note(taskStart[computes[after]!]!);
      if (after > computeStart[chip]!) note(taskEnd[computes[after - 1]!]!);
    }
    return next < Number.POSITIVE_INFINITY ? next : undefined;
  }

  /** The last instant before `t` at which something begins or ends; undefined where nothing did. */
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
    // What had arrived by the last enqueue has nothing later to tell.
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

  /** When the last task that involves `chip` ends. */
  lastEndOf(chip: number): number {
    return this.index.lastEnd[chip]!;
  }

  /** What waits and what is busy at `t`, written into `into`; gives how many packets wait and how many are under way. */
  inFlightAt(t: number, into: InFlight, hints?: Hints): { readonly waiting: number; readonly flying: number } {
    into.waiting.fill(0);
    into.busy.fill(0);
    into.flying?.fill(0);
    const { first, last } = this.hopsAliveAt(t);
    return hints === undefined || last - first <= HOPS_A_LINK * this.trace.network.linkCount
      ? this.#countHops(t, first, last, into)
      : this.#countLinks(t, into, hints.links);
  }

  #countHops(t: number, first: number, last: number, into: InFlight): { waiting: number; flying: number } {
    const { hopEnqueue, hopStart, hopLink } = this.trace;
    const { arrival } = this;
    let waiting = 0;
    let flying = 0;
    for (let hop = first; hop < last; hop++) {
      if (hopEnqueue[hop]! > t || arrival[hop]! <= t) continue;
      const link = hopLink[hop]!;
      if (t < hopStart[hop]!) {
        into.waiting[link]!++;
        waiting++;
      } else {
        into.busy[link] = 1;
        if (into.flying !== undefined && into.flying[link]! < 255) into.flying[link]!++;
        flying++;
      }
    }
    return { waiting, flying };
  }

  /** How many of a link's hops have been enqueued, have started and have arrived says how many wait and are under way. */
  #countLinks(t: number, into: InFlight, hints: Int32Array): { waiting: number; flying: number } {
    const { hopEnqueue, hopStart, hopLink, withdrawn } = this.trace;
    const { linkStart, linkHops } = this.index;
    const { arrival } = this;
    let waiting = 0;
    let flying = 0;
    for (let link = 0; link + 1 < linkStart.length; link++) {
      const begin = linkStart[link]!;
      const end = linkStart[link + 1]!;
      if (begin === end) continue;
      const arrived = upperBoundNear(arrival, linkHops, t, begin, end, hints[3 * link]!);
      const started = upperBoundNear(hopStart, linkHops, t, arrived, end, hints[3 * link + 1]!);
      const enqueued = upperBoundNear(hopEnqueue, linkHops, t, started, end, hints[3 * link + 2]!);
      hints[3 * link] = arrived;
      hints[3 * link + 1] = started;
      hints[3 * link + 2] = enqueued;
      into.waiting[link] = enqueued - started;
      waiting += enqueued - started;
      flying += started - arrived;
      if (started > arrived) into.busy[link] = 1;
      if (into.flying !== undefined) into.flying[link] = Math.min(255, started - arrived);
    }
    for (const hop of withdrawn) {
      if (hopEnqueue[hop]! > t) break;
      if (t >= hopStart[hop]!) continue;
      into.waiting[hopLink[hop]!]!++;
      waiting++;
    }
    return { waiting, flying };
  }

  /** How many packets wait in each link's queue at `t`, written into `into` (by link); gives the total. */
  waitingAt(t: number, into: Int32Array): number {
    return this.inFlightAt(t, { waiting: into, busy: new Uint8Array(into.length) }).waiting;
  }
}
