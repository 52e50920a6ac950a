import { withoutTail } from '../../core/base/withoutTail.ts';

const FORMAT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12, signDisplay: 'negative' });

/** A number in full with separated thousands: `1,000,000`, `0.0625`. For numbers without a mark: bounds and structural counts. */
export function plainNumber(value: number): string {
  return FORMAT.format(withoutTail(value));
}
