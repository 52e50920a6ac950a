/**
 * A binary heap of sources of events, for a loop that keeps the columns in its own variables: `times[i]` and `ids[i]` of
 * entry i, and `orders[id]`, looked at only where times are equal. Each source stands in it at most once.
 */

/** Puts (time, id) at `hole` or as far above as it belongs. `orders[id]` is set before. */
export function rise(
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

/** Takes the first of `size` entries away: the smaller child moves up again and again. Gives the row left free at the bottom. */
export function sink(times: Float64Array, ids: Int32Array, orders: Int32Array, size: number): number {
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
