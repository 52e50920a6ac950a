import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf, shareOf, sliderOf, stepFrom, valueAt } from '../../../../src/screen/ui/panel/scale.ts';

const RATE = { min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' } as const;
const TIME = { min: 0, max: 1000, step: 0.5, scale: 'linear' } as const;
const SIZE = { min: 64, max: 1_000_000, step: 64, scale: 'logarithmic' } as const;
const RANGES = [RATE, TIME, SIZE];

describe('a slider', () => {
  it('reaches both ends of its number', () => {
    for (const range of RANGES) {
      const { min, max } = sliderOf(range);
      expect(positionOf(range.min, range)).toBe(min);
      expect(positionOf(range.max, range)).toBe(max);
      expect(shareOf(range.max, range)).toBe(1);
      expect(valueAt(min, range, range.max)).toBe(range.min);
      expect(valueAt(max, range, range.min)).toBe(range.max);
    }
  });

  it('gives every factor of ten of a logarithmic number the same length', () => {
    expect(shareOf(0.1, RATE)).toBeCloseTo(0.2);
    expect(shareOf(10, RATE)).toBeCloseTo(0.6);
  });

  it('changes its number with every key press, however small the number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGES), fc.nat(998), fc.constantFrom(1, -1), (range, at, direction) => {
        const { min, max, step } = sliderOf(range);
        const from = valueAt(min + (max - min) * ((at + 1) / 1000), range, Number.NaN);
        const position = positionOf(from, range) + direction * step;
        if (position < min || position > max) return;
        expect(Math.sign(valueAt(position, range, from) - from)).toBe(direction);
      }),
    );
  });

  it('shows no floating-point error', () => {
    expect(valueAt(positionOf(0.5, RATE) + 1, RATE, 0.5)).toBe(0.51);
    expect(valueAt(12.500000001, TIME, 12)).toBe(12.5);
    expect(valueAt(500, SIZE, 64) % 64).toBe(0);
  });
});

describe('an arrow key in a field', () => {
  it('moves by one step, snaps to the nearest step, and stays within the range', () => {
    expect([stepFrom(0.5, 1, RATE), stepFrom(0.5, -1, RATE)]).toEqual([0.51, 0.49]);
    expect([stepFrom(0.29, 1, RATE), stepFrom(0.57, -1, RATE)]).toEqual([0.3, 0.56]);
    expect([stepFrom(12.3, 1, TIME), stepFrom(12.3, -1, TIME)]).toEqual([12.5, 12]);
    expect([stepFrom(1000, 1, TIME), stepFrom(0, -1, TIME)]).toEqual([1000, 0]);
    expect(stepFrom(100, 1, SIZE)).toBe(128);
  });
});
