import { lowerBound, upperBoundNear } from '../base/search.ts';
import type { TraceReader } from '../trace/reader.ts';

/** By window, of `bins` equal windows from `from` to `to`: the most packets that wait at one instant in all queues together. */
export function waitingBetween(reader: TraceReader, from: number, to: number, bins: number): Float32Array {
  const { hopEnqueue, hopStart } = reader.trace;
  const { byStart } = reader.index;
  const most = new Float32Array(bins);
  const { first, last: begun } = reader.hopsAliveAt(from);
  const end = lowerBound(hopEnqueue, to);
  let level = 0;
  for (let hop = first; hop < begun; hop++) if (hopStart[hop]! > from) level++;

  const perBin = (to - from) / bins;
  let since = from;
  /** The level holds from its last change up to `time`. */
  const holdUntil = (time: number): void => {
    if (time <= since) return;
    const last = Math.min(bins - 1, Math.ceil((time - from) / perBin) - 1);
    for (let bin = Math.floor((since - from) / perBin); bin <= last; bin++) {
      if (level > most[bin]!) most[bin] = level;
    }
    since = time;
  };
  // If several packets start or stop waiting at one instant, the levels in between last no time and are not counted.
  let left = upperBoundNear(hopStart, byStart, from, 0, byStart.length, begun);
  const leaveUntil = (time: number): void => {
    for (; left < byStart.length; left++) {
      const start = hopStart[byStart[left]!]!;
      if (start > time) return;
      holdUntil(start);
      level--;
    }
  };
  for (let hop = begun; hop < end; hop++) {
    const now = hopEnqueue[hop]!;
    leaveUntil(now);
    holdUntil(now);
    level++;
  }
  leaveUntil(to);
  holdUntil(to);
  return most;
}
