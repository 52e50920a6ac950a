import type { NumberFacts } from '../../../core/scene/quantity.ts';

type Range = Pick<NumberFacts, 'min' | 'max' | 'step' | 'scale'>;

/** Positions of a logarithmic slider: 0 to this. */
const LOG_POSITIONS = 1000;

/** What a native range input gets, so that it moves evenly on the number's own scale. */
export type Slider = { readonly min: number; readonly max: number; readonly step: number };

export function sliderOf(range: Range): Slider {
  return isLogarithmic(range) ? { min: 0, max: LOG_POSITIONS, step: 1 } : range;
}

/** Where on its slider a value stands. */
export function positionOf(value: number, range: Range): number {
  if (!isLogarithmic(range)) return value;
  const share = Math.log(value / range.min) / Math.log(range.max / range.min);
  return Math.round(Math.min(Math.max(share, 0), 1) * LOG_POSITIONS);
}

/** Where between its ends a value stands, 0 to 1. */
export function shareOf(value: number, range: Range): number {
  const { min, max } = sliderOf(range);
  return max === min ? 0 : (positionOf(value, range) - min) / (max - min);
}

/**
 * The value at a position, on the number's grain; three significant digits on a logarithmic scale. Where the grain would
 * swallow the move from `from`, the value goes one grain on, so that no key press is lost.
 */
export function valueAt(position: number, range: Range, from: number): number {
  if (!isLogarithmic(range)) return onGrain(position, range);
  const exact = range.min * (range.max / range.min) ** (position / LOG_POSITIONS);
  const value = onGrain(Number(exact.toPrecision(3)), range);
  const move = Math.sign(position - positionOf(from, range));
  return value === from && move !== 0 ? onGrain(from + move * range.step, range) : value;
}

/** One step up or down from `value` on the number's grain, within its range; to the nearest step from what lies between two. */
export function stepFrom(value: number, direction: 1 | -1, range: Range): number {
  const steps = Number((value / range.step).toPrecision(12));
  return onGrain(((direction > 0 ? Math.floor(steps) : Math.ceil(steps)) + direction) * range.step, range);
}

function isLogarithmic(range: Range): boolean {
  return range.scale === 'logarithmic' && range.min > 0;
}

/** Whole steps away from 0, not from `min`: 64, 128, 192; without the tail that floating point leaves. */
function onGrain(value: number, { min, max, step }: Range): number {
  const places = Math.min(12, (String(step).split('.')[1] ?? '').length);
  const rounded = Number((Math.round(value / step) * step).toFixed(places));
  return Math.min(Math.max(rounded, min), max);
}
