/** Removes the rounding error of sums of fractions: 1024 for 1023.9999999999941. Whole numbers are unchanged. */
export function withoutTail(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
