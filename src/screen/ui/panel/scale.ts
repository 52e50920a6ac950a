import type { NumberFacts } from '../../../core/scene/quantity.ts';

type Range = Pick<NumberFacts, 'min' | 'max' | 'step' | 'scale'>;

/** A logarithmic slider has positions 0 to this. */
const LOG_POSITIONS = 1000;

/** Attributes of the native range input, which is linear in positions. */
export type Slider = { readonly min: number; readonly max: number; readonly step: number };

export function sliderOf(range: Range): Slider {
  return isLogarithmic(range) ? { min: 0, max: LOG_POSITIONS, step: 1 } : range;
}

/** The slider position of a value. */
export function positionOf(value: number, range: Range): number {
  if (!isLogarithmic(range)) return value;
  const share = Math.log(value / range.min) / Math.log(range.max / range.min);
  return Math.round(Math.min(Math.max(share, 0), 1) * LOG_POSITIONS);
}

/** The slider position as a share, 0 to 1. */
export function shareOf(value: number, range: Range): number {
  const { min, max } = sliderOf(range);
  return max === min ? 0 : (positionOf(value, range) - min) / (max - min);
}

/**
 * The value at a position, rounded to the number's step; on a logarithmic scale also to three significant digits. If rounding
 * would undo the move from `from`, the value moves one step, so that no key press is lost.
 */
export function valueAt(position: number, range: Range, from: number): number {
  if (!isLogarithmic(range)) return roundToStep(position, range);
  const exact = range.min * (range.max / range.min) ** (position / LOG_POSITIONS);
  const value = roundToStep(Number(exact.toPrecision(3)), range);
  const move = Math.sign(position - positionOf(from, range));
  return value === from && move !== 0 ? roundToStep(from + move * range.step, range) : value;
}

/** One step up or down from `value`, within its range. A value between two steps moves to the next one. */
export function stepFrom(value: number, direction: 1 | -1, range: Range): number {
  const steps = Number((value / range.step).toPrecision(12));
  return roundToStep(((direction > 0 ? Math.floor(steps) : Math.ceil(steps)) + direction) * range.step, range);
}

function isLogarithmic(range: Range): boolean {
  return range.scale === 'logarithmic' && range.min > 0;
}

/** Rounds to a multiple of the step (counted from 0, not from `min`), without floating point noise. */
function roundToStep(value: number, { min, max, step }: Range): number {
  const places = Math.min(12, (String(step).split('.')[1] ?? '').length);
  const rounded = Number((Math.round(value / step) * step).toFixed(places));
  return Math.min(Math.max(rounded, min), max);
}
