/** First index in the ascending `values[from, to)` whose value is greater than `limit`; `to` if none. */
export function upperBound(values: ArrayLike<number>, limit: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
