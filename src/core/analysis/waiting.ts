import { upperBound } from '../base/search.ts';
import type { TraceReader } from '../trace/reader.ts';

/** The most packets that wait in all queues together, in each of `bins` equal windows from `from` to `to`. */
export function waitingBetween(reader: TraceReader, from: number, to: number, bins: number): Float32Array {
  const { hopEnqueue, hopStart } = reader.trace;
  const most = new Float32Array(bins);
  const { first, last: begun } = reader.hopsAliveAt(from);
  const end = lastBefore(to);
  // Those that wait and leave their queue before the end, and when they do.
  let count = 0;
  let level = 0;
  const starts = new Float64Array(end - first);
  for (let hop = first; hop < end; hop++) {
    const start = hopStart[hop]!;
    if (start === hopEnqueue[hop]!) continue;
    if (hop < begun && start > from) level++;
    if (start > from && start < to) starts[count++] = start;
  }
  const leaves = starts.subarray(0, count).sort();

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
  let left = 0;
  for (let hop = begun; hop < end; hop++) {
    const now = hopEnqueue[hop]!;
    if (hopStart[hop] === now) continue;
    for (; left < count && leaves[left]! <= now; left++) {
      holdUntil(leaves[left]!);
      level--;
    }
    holdUntil(now);
    level++;
  }
  for (; left < count; left++) {
    holdUntil(leaves[left]!);
    level--;
  }
  holdUntil(to);
  return most;

  function lastBefore(time: number): number {
    let row = upperBound(hopEnqueue, time);
    while (row > 0 && hopEnqueue[row - 1] === time) row--;
    return row;
  }
}
