/** Removes the rounding error that sums of fractions leave: 1024 for 1023.9999999999941. Whole numbers are returned as they are. */
export function withoutTail(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
