import { upperBoundNear } from '../base/search.ts';
import type { TraceReader } from './reader.ts';
import type { TraceIndex } from './traceIndex.ts';

/**
 * The packets in flight at an instant, counted by link. A short step forward counts only what happened since; any other move
 * counts anew. Both give the same numbers, so the result does not depend on earlier calls.
 */
export class InFlight {
  /** By link: packets in its queue; packets being serialized or on the wire; 1 if there are any of the latter. */
  readonly waiting: Int32Array;
  readonly flying: Int32Array;
  readonly busy: Uint8Array;
  totalWaiting = 0;
  totalFlying = 0;
  /** A version number: while it stays the same, no link has changed. */
  changes = 0;
  /** The run and instant of the current numbers, and how many hops had been enqueued, started and arrived by then. */
  #index: TraceIndex | undefined;
  #time = 0;
  #enqueued = 0;
  #started = 0;
  #arrived = 0;

  constructor(links: number) {
    this.waiting = new Int32Array(links);
    this.flying = new Int32Array(links);
    this.busy = new Uint8Array(links);
  }

  moveTo(reader: TraceReader, t: number): void {
    const { first, last } = reader.hopsAliveAt(t);
    const isStep = this.#index === reader.index && t >= this.#time && 3 * (last - this.#enqueued) < last - first;
    if (isStep) this.#step(reader, t, last);
    else this.#count(reader, t, first, last);
    this.#index = reader.index;
    this.#time = t;
    this.#enqueued = last;
  }

  #step({ trace, arrival, index }: TraceReader, t: number, last: number): void {
    const { hopLink, hopStart } = trace;
    const { byStart, byArrival } = index;
    const { waiting, flying, busy } = this;
    let [started, arrived] = [this.#started, this.#arrived];
    const before = this.#enqueued + started + arrived;
    for (let hop = this.#enqueued; hop < last; hop++) waiting[hopLink[hop]!]!++;
    for (; started < byStart.length && hopStart[byStart[started]!]! <= t; started++) {
      const link = hopLink[byStart[started]!]!;
      waiting[link]!--;
      flying[link]!++;
      busy[link] = 1;
    }
    for (; arrived < byArrival.length && arrival[byArrival[arrived]!]! <= t; arrived++) {
      const link = hopLink[byArrival[arrived]!]!;
      if (--flying[link]! === 0) busy[link] = 0;
    }
    if (last + started + arrived > before) this.changes++;
    this.#started = started;
    this.#arrived = arrived;
    this.totalWaiting = last - started;
    this.totalFlying = started - arrived;
  }

  #count({ trace, arrival, index }: TraceReader, t: number, first: number, last: number): void {
    const { hopStart, hopLink } = trace;
    const { waiting, flying, busy } = this;
    waiting.fill(0);
    flying.fill(0);
    busy.fill(0);
    this.totalWaiting = 0;
    this.totalFlying = 0;
    this.changes++;
    for (let hop = first; hop < last; hop++) {
      if (arrival[hop]! <= t) continue;
      const link = hopLink[hop]!;
      if (t < hopStart[hop]!) {
        waiting[link]!++;
        this.totalWaiting++;
      } else {
        flying[link]!++;
        busy[link] = 1;
        this.totalFlying++;
      }
    }
    this.#started = upperBoundNear(hopStart, index.byStart, t, 0, index.byStart.length, first);
    this.#arrived = upperBoundNear(arrival, index.byArrival, t, 0, index.byArrival.length, first);
  }
}
