import type { Trace } from './trace.ts';
import type { TraceIndex } from './traceIndex.ts';

/** Totals over a whole run that the picture needs. Plain data, so that a worker can make it. */
export type Survey = {
  readonly packed: PackedHops;
  /** By link: most packets that ever wait at once in its queue. */
  readonly longestQueues: Int32Array;
  /** Most packets that ever wait at once in all queues together. */
  readonly peakWaiting: number;
  /** Milliticks that packets spend in queues, all together. */
  readonly timeInQueues: number;
};

/** 32-bit words per packed hop: link, enqueued, started, arrived. */
export const HOP_WORDS = 4;

/**
 * Every hop as four unsigned 32-bit words, in the order of the trace, for the GPU. Times are in units of `quantum` milliticks,
 * which is 1 unless the run is too long for 32 bits.
 */
export type PackedHops = { readonly words: Uint32Array; readonly quantum: number };

export function surveyRun(trace: Trace, index: TraceIndex): Survey {
  return { packed: packHops(trace, index), ...queuesOver(trace, index), timeInQueues: timeInQueues(trace) };
}

function packHops({ hopLink, hopEnqueue, hopStart, finish }: Trace, { arrival }: TraceIndex): PackedHops {
  const quantum = Math.max(1, Math.ceil(finish / 0xffff_fff0));
  const words = new Uint32Array(hopLink.length * HOP_WORDS);
  // A start or arrival that never came, because a cut link was not restored, is put after the end of the run.
  const quanta = (time: number): number => (time < Number.POSITIVE_INFINITY ? time / quantum : 0xffff_ffff);
  for (let hop = 0, at = 0; hop < hopLink.length; hop++, at += HOP_WORDS) {
    words[at] = hopLink[hop]!;
    words[at + 1] = hopEnqueue[hop]! / quantum;
    words[at + 2] = quanta(hopStart[hop]!);
    words[at + 3] = quanta(arrival[hop]!);
  }
  return { words, quantum };
}

/** The most packets that waited at one instant, by link and in all queues together. A packet being serialized does not wait. */
export function queuesOver(
  { network, hopLink, hopEnqueue, hopStart }: Trace,
  { byStart }: TraceIndex,
): Pick<Survey, 'longestQueues' | 'peakWaiting'> {
  const longestQueues = new Int32Array(network.linkCount);
  const waiting = new Int32Array(network.linkCount);
  let peakWaiting = 0;
  for (let hop = 0, started = 0; hop < hopLink.length; hop++) {
    const now = hopEnqueue[hop]!;
    // This includes hops that are enqueued and start at this instant but come later in the loop: the counts are too low until the
    // last hop of the instant.
    for (; started < byStart.length && hopStart[byStart[started]!]! <= now; started++) {
      waiting[hopLink[byStart[started]!]!]!--;
    }
    const link = hopLink[hop]!;
    waiting[link]!++;
    if (waiting[link]! > longestQueues[link]!) longestQueues[link] = waiting[link]!;
    if (hop + 1 - started > peakWaiting) peakWaiting = hop + 1 - started;
  }
  return { longestQueues, peakWaiting };
}

/** Packets that never start count until the run ends. */
function timeInQueues({ hopEnqueue, hopStart, finish }: Trace): number {
  let sum = 0;
  for (let hop = 0; hop < hopEnqueue.length; hop++) sum += Math.min(hopStart[hop]!, finish) - hopEnqueue[hop]!;
  return sum;
}
