import { memoizeSteps } from '../base/memoize.ts';
import { type Steps, within, WorkPace } from '../base/steps.ts';
import { hopsByLink } from './hopsByLink.ts';
import type { TraceReader } from '../trace/reader.ts';

/** Milliticks up to `t` in which a link serialized or a chip computed. */
export type BusyTimes = {
  readonly ofLink: (link: number, t: number) => number;
  readonly ofChip: (chip: number, t: number) => number;
};

/** Memoized per run. Each answer is a binary search in the hops of the link or the tasks of the chip. */
export const busyTimes = memoizeSteps(function* (reader: TraceReader): Steps<BusyTimes> {
  const { trace, serialized } = reader;
  const { linkStart, linkHops } = yield* within(0, 0.4, hopsByLink.inSteps(reader));
  const { computeStart, computes } = reader.index;
  return {
    ofLink: yield* within(0.4, 0.9, sumsInSteps(linkStart, linkHops, trace.hopStart, serialized, trace.finish)),
    ofChip: yield* within(0.9, 1, sumsInSteps(computeStart, computes, trace.taskStart, trace.taskEnd, trace.finish)),
  };
});

/** Rows that a step sums up. */
const ROWS_A_STEP = 65_536;

/** The rows of each owner are intervals in order of start that never overlap. Returns their summed length up to an instant. */
function* sumsInSteps(
  first: Int32Array,
  rows: Int32Array,
  start: Float64Array,
  end: Float64Array,
  finish: number,
): Steps<(owner: number, t: number) => number> {
  const pace = new WorkPace(rows.length, ROWS_A_STEP);
  const before = new Float64Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) {
    if (pace.isDue()) yield pace.share;
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
