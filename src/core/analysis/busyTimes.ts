import { memoize } from '../base/memoize.ts';
import { hopsByLink } from './hopsByLink.ts';
import type { TraceReader } from '../trace/reader.ts';

/** Milliticks up to `t` in which a link serialized or a chip computed. */
export type BusyTimes = {
  readonly ofLink: (link: number, t: number) => number;
  readonly ofChip: (chip: number, t: number) => number;
};

/** Memoized per run. Each answer is a binary search in the hops of the link or the tasks of the chip. */
export const busyTimes = memoize((reader: TraceReader): BusyTimes => {
  const { trace, serialized } = reader;
  const { linkStart, linkHops } = hopsByLink(reader);
  const { computeStart, computes } = reader.index;
  return {
    ofLink: sums(linkStart, linkHops, trace.hopStart, serialized, trace.finish),
    ofChip: sums(computeStart, computes, trace.taskStart, trace.taskEnd, trace.finish),
  };
});

/** The rows of each owner are intervals in order of start that never overlap. Returns their summed length up to an instant. */
function sums(
  first: Int32Array,
  rows: Int32Array,
  start: Float64Array,
  end: Float64Array,
  finish: number,
): (owner: number, t: number) => number {
  const before = new Float64Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    before[at + 1] = before[at]! + Math.max(0, Math.min(end[row]!, finish) - Math.min(start[row]!, finish));
  }
  return (owner, t) => {
    if (t >= finish) return before[first[owner + 1]!]! - before[first[owner]!]!;
    let low = first[owner]!;
    let high = first[owner + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (start[rows[middle]!]! > t) high = middle;
      else low = middle + 1;
    }
    if (low === first[owner]) return 0;
    const last = rows[low - 1]!;
    return before[low - 1]! - before[first[owner]!]! + Math.min(t, end[last]!, finish) - start[last]!;
  };
}
