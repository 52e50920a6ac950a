/**
 * A binary heap of event sources as free functions, for a hot loop that keeps the columns in local variables: `times[i]` and
 * `ids[i]` belong to entry i; `orders[id]` decides between equal times. Each source is in the heap at most once.
 */

/** Sifts (time, id) up from the free row `hole`. `orders[id]` must be set before. */
export function siftUp(
  times: Float64Array,
  ids: Int32Array,
  orders: Int32Array,
  hole: number,
  time: number,
  id: number,
): void {
  let at = hole;
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    const parentTime = times[parent]!;
    if (parentTime < time || (parentTime === time && orders[ids[parent]!]! < orders[id]!)) break;
    times[at] = parentTime;
    ids[at] = ids[parent]!;
    at = parent;
  }
  times[at] = time;
  ids[at] = id;
}

/** Removes the first of `size` entries and sifts the hole down. Returns the row that is left free at the bottom. */
export function siftHoleDown(times: Float64Array, ids: Int32Array, orders: Int32Array, size: number): number {
  let hole = 0;
  for (let child = 1; child < size; child = 2 * hole + 1) {
    const right = child + 1;
    if (right < size) {
      const a = times[child]!;
      const b = times[right]!;
      if (b < a || (b === a && orders[ids[right]!]! < orders[ids[child]!]!)) child = right;
    }
    times[hole] = times[child]!;
    ids[hole] = ids[child]!;
    hole = child;
  }
  return hole;
}
