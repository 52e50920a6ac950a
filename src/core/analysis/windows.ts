/** Equal windows of time and how much of each is covered by intervals. Adding an interval takes O(1), whatever its length. */
export type Windows = {
  readonly from: number;
  readonly length: number;
  /** By window, in window lengths: what intervals cover of the windows in which they start and end. */
  readonly parts: Float64Array;
  /** By window: how many more intervals cover it wholly than cover the window before it. */
  readonly changes: Float64Array;
};

/** `bins` windows from `from` to `to`; `from` < `to`. */
export function createWindows(from: number, to: number, bins: number): Windows {
  return { from, length: (to - from) / bins, parts: new Float64Array(bins), changes: new Float64Array(bins + 1) };
}

/** Adds the interval from `start` to `end`; the part outside the windows is ignored. */
export function cover({ from, length, parts, changes }: Windows, start: number, end: number): void {
  const bins = parts.length;
  const begin = Math.max(0, (start - from) / length);
  const stop = Math.min(bins, (end - from) / length);
  if (!(begin < stop)) return;
  const first = Math.floor(begin);
  const last = Math.min(bins - 1, Math.floor(stop));
  if (first === last) {
    parts[first]! += stop - begin;
    return;
  }
  parts[first]! += first + 1 - begin;
  parts[last]! += stop - last;
  changes[first + 1]!++;
  changes[last]!--;
}

/** By window: the covered time in window lengths; intervals that overlap count several times. */
export function covered({ parts, changes }: Windows): Float64Array {
  const lengths = parts.slice();
  let whole = 0;
  for (let bin = 0; bin < lengths.length; bin++) {
    whole += changes[bin]!;
    lengths[bin]! += whole;
  }
  return lengths;
}
