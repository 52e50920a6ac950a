/** The number nearest to `value` from `low` to `high`; `low` where that is the greater of the two. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
