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

/** First index in the ascending `values[from, to)` whose value is not below `limit`; `to` if none. */
export function lowerBound(values: ArrayLike<number>, limit: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * First index i in [from, to) for which `values[rows[i]]` is greater than `limit`; `to` if none. `values[rows[i]]` ascends with
 * i. The search starts at `hint` and doubles its steps (galloping), so it is quick if the answer is near; the answer does not
 * depend on `hint`.
 */
export function upperBoundNear(
  values: ArrayLike<number>,
  rows: ArrayLike<number>,
  limit: number,
  from: number,
  to: number,
  hint: number,
): number {
  let low = from;
  let high = to;
  const begin = hint < from ? from : hint > to ? to : hint;
  if (begin < to && values[rows[begin]!]! <= limit) {
    low = begin + 1;
    for (let step = 1; low < high; step *= 2) {
      const probe = low + step < to ? low + step - 1 : to - 1;
      if (values[rows[probe]!]! > limit) high = probe;
      else low = probe + 1;
      if (high === probe) break;
    }
  } else {
    high = begin;
    for (let step = 1; low < high; step *= 2) {
      const probe = high - step > from ? high - step : from;
      if (values[rows[probe]!]! > limit) high = probe;
      else low = probe + 1;
      if (low === probe + 1) break;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[rows[middle]!]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
