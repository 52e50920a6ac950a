import { withoutTail } from '../../core/base/withoutTail.ts';

const FORMAT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12, signDisplay: 'negative' });

/** A number in full, its thousands set apart: `1,000,000`, `0.0625`. For bounds and counts, which no time is. */
export function plainNumber(value: number): string {
  return FORMAT.format(withoutTail(value));
}
