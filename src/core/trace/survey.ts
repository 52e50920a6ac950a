import type { Trace } from './trace.ts';
import type { TraceIndex } from './traceIndex.ts';

/** What a picture of a whole run needs once. Plain data, as the index is. */
export type Survey = {
  readonly packed: PackedHops;
  /** By link: most packets that ever wait at once in its queue. */
  readonly longestQueues: Int32Array;
  /** Most packets that wait in all queues together, at any of some hundred instants spread over the run. */
  readonly peakWaiting: number;
};

const SAMPLES = 480;

/** Numbers of one hop where hops are packed: link, enqueued, started, arrived. */
export const HOP_WORDS = 4;

/**
 * Every hop as four unsigned 32-bit numbers, in the order of the trace. Times are counted in `quantum` milliticks: 1, unless
 * the run is too long for 32 bits.
 */
export type PackedHops = { readonly words: Uint32Array; readonly quantum: number };

export function surveyRun(trace: Trace, index: TraceIndex): Survey {
  return {
    packed: packHops(trace, index),
    longestQueues: longestQueues(trace, index),
    peakWaiting: peakWaiting(trace),
  };
}

function packHops({ hopLink, hopEnqueue, hopStart, finish }: Trace, { arrival }: TraceIndex): PackedHops {
  const quantum = Math.max(1, Math.ceil(finish / 0xffff_fff0));
  const words = new Uint32Array(hopLink.length * HOP_WORDS);
  // What never started or arrived, because a cut link did not come back, waits beyond the end of the run.
  const quanta = (time: number): number => (time < Number.POSITIVE_INFINITY ? time / quantum : 0xffff_ffff);
  for (let hop = 0, at = 0; hop < hopLink.length; hop++, at += HOP_WORDS) {
    words[at] = hopLink[hop]!;
    words[at + 1] = hopEnqueue[hop]! / quantum;
    words[at + 2] = quanta(hopStart[hop]!);
    words[at + 3] = quanta(arrival[hop]!);
  }
  return { words, quantum };
}

/** By link: the most packets that waited in its queue at one instant; the one being serialized does not wait. */
export function longestQueues({ network, hopLink, hopEnqueue, hopStart }: Trace, { byStart }: TraceIndex): Int32Array {
  const longest = new Int32Array(network.linkCount);
  const waiting = new Int32Array(network.linkCount);
  for (let hop = 0, started = 0; hop < hopLink.length; hop++) {
    const now = hopEnqueue[hop]!;
    // Some of these may be enqueued only later at this instant; at the last one of it the count is right, before it too low.
    for (; started < byStart.length && hopStart[byStart[started]!]! <= now; started++) {
      waiting[hopLink[byStart[started]!]!]!--;
    }
    const link = hopLink[hop]!;
    waiting[link]!++;
    if (waiting[link]! > longest[link]!) longest[link] = waiting[link]!;
  }
  return longest;
}

/** A hop waits at the samples from its enqueue on, until its start: one more from the first of them, one less from the other. */
function peakWaiting({ hopEnqueue, hopStart, finish }: Trace): number {
  const perSample = finish / SAMPLES;
  const changes = new Int32Array(SAMPLES + 1);
  for (let hop = 0; hop < hopEnqueue.length; hop++) {
    const start = hopStart[hop]!;
    if (start === hopEnqueue[hop]!) continue;
    changes[Math.ceil(hopEnqueue[hop]! / perSample)]!++;
    const left = Math.ceil(start / perSample);
    if (left <= SAMPLES) changes[left]!--;
  }
  let waiting = 0;
  return changes.reduce((most, change) => Math.max(most, (waiting += change)), 0);
}
