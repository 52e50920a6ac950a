/**
 * Notional units. None of them is, or can be converted to, a real second, byte or bit per second.
 *
 * - simulated time: whole **milliticks** (1/1000 tick) held in a double, so sums are exact up to 2^53
 * - size: units
 * - rate: units per tick
 */
declare const unit: unique symbol;
type UnitNumber<Name extends string> = number & { readonly [unit]: Name };

export type Milliticks = UnitNumber<'milliticks'>;
export type Size = UnitNumber<'units'>;
export type Rate = UnitNumber<'units per tick'>;

export const MILLITICKS_PER_TICK = 1000;

/** The last instant the clock can hold exactly: 2^53 − 1 milliticks. */
export const END_OF_TIME = Number.MAX_SAFE_INTEGER as Milliticks;

export const size = (units: number): Size => units as Size;
export const rate = (unitsPerTick: number): Rate => unitsPerTick as Rate;
export const milliticks = (whole: number): Milliticks => whole as Milliticks;

/** Rounds to the nearest whole millitick. */
export function ticksToMilliticks(ticks: number): Milliticks {
  return milliticks(Math.round(ticks * MILLITICKS_PER_TICK));
}

/** Exact: the result is a decimal with at most three places. */
export function milliticksToTicks(time: number): number {
  return time / MILLITICKS_PER_TICK;
}

/**
 * The serialization time of `amount` units at `speed` units per tick: size ÷ rate, rounded to the nearest millitick, at least 1.
 * Simulated time is rounded nowhere else. For back-to-back packets, `amount` is the sum since the link became busy, so that the end
 * of each is rounded once and is at most a millitick from the exact sum. `before`: the exact milliticks spent since then at other
 * speeds.
 */
export function transferTime(amount: number, speed: number, before = 0): Milliticks {
  const exact = before + (amount * MILLITICKS_PER_TICK) / speed;
  return milliticks(exact < 1 ? 1 : Math.round(exact));
}

/** `time` in ticks as an exact decimal ("12.5", never "12.499999"). */
export function exactTicks(time: number): string {
  const whole = Math.floor(time / MILLITICKS_PER_TICK);
  const rest = time - whole * MILLITICKS_PER_TICK;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}
