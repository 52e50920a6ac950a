/** Equal windows over a stretch of time, and how much of each is covered; whatever a span's length, adding it costs the same. */
export type Windows = {
  readonly from: number;
  readonly length: number;
  /** By window, in window lengths: what spans cover of the windows that they begin and end in. */
  readonly parts: Float64Array;
  /** By window: how many more spans cover it wholly than the window before it. */
  readonly changes: Float64Array;
};

/** `bins` windows from `from` to `to`, which is later. */
export function createWindows(from: number, to: number, bins: number): Windows {
  return { from, length: (to - from) / bins, parts: new Float64Array(bins), changes: new Float64Array(bins + 1) };
}

/** Adds the time from `start` to `end` to the windows it falls into; what lies outside of them is not counted. */
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

/** By window: how much is covered, in window lengths; as many spans as cover it wholly count that often. */
export function covered({ parts, changes }: Windows): Float64Array {
  const lengths = parts.slice();
  let whole = 0;
  for (let bin = 0; bin < lengths.length; bin++) {
    whole += changes[bin]!;
    lengths[bin]! += whole;
  }
  return lengths;
}
