import { describe, expect, it } from 'vitest';
import { drawBelow, drawCycle, drawExponential, randomStream } from '../../../../src/core/base/random.ts';
import { seeds } from '../../../support/runs.ts';

const DRAWS = 200_000;

function exponentials(seed: string, count: number): Float64Array {
  const random = randomStream(seed, 'exponential');
  return Float64Array.from({ length: count }, () => drawExponential(random));
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('drawExponential', () => {
  it.each(['a', 'b', 'c'])('has mean 1, variance 1, third moment 6, within four standard errors (seed %s)', (seed) => {
    const draws = exponentials(seed, DRAWS);
    // The k-th moment is k!, and its variance (2k)! − (k!)².
    for (const [power, moment, variance] of [
      [1, 1, 1],
      [2, 2, 20],
      [3, 6, 684],
    ] as const) {
      const got = mean(draws.map((value) => value ** power));
      expect(Math.abs(got - moment)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    }
  });

  it.each(['a', 'b', 'c'])('follows 1 − e^−x: Kolmogorov–Smirnov at the 0.1 % level (seed %s)', (seed) => {
    const draws = exponentials(seed, DRAWS).sort();
    let greatest = 0;
    draws.forEach((value, i) => {
      const expected = -Math.expm1(-value);
      greatest = Math.max(greatest, expected - i / DRAWS, (i + 1) / DRAWS - expected);
    });
    expect(greatest).toBeLessThan(1.95 / Math.sqrt(DRAWS));
  });

  it('is memoryless: successive draws are independent (chi-square of 16 cells, 0.1 % level)', () => {
    const draws = exponentials('pairs', DRAWS);
    const quarter = (value: number): number => Math.min(3, Math.floor(-4 * Math.expm1(-value)));
    const cells = new Int32Array(16);
    for (let i = 0; i + 1 < DRAWS; i += 2) cells[4 * quarter(draws[i]!) + quarter(draws[i + 1]!)]!++;
    const expected = DRAWS / 2 / 16;
    const square = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(square).toBeLessThan(37.7);
  });

  it('is above 0 and finite for every value of the stream', () => {
    for (const value of [0, 0.5, 1 - 2 ** -32]) {
      const draw = drawExponential(() => value);
      expect(draw).toBeGreaterThan(0);
      expect(draw).toBeLessThan(1.001);
    }
    // First try 0.9 > 0.1 (an even run), second try 0.25 ≤ 0.5 (an odd one).
    const given = [0.9, 0.1, 0.2, 0.25, 0.5];
    expect(drawExponential(() => given.shift()!)).toBe(1.25 + 2 ** -33);
    expect(given).toEqual([]);
  });

  it('gives the same number on every platform: it uses only comparisons and sums', () => {
    expect(Array.from(exponentials('pinned', 4))).toMatchInlineSnapshot(`
      [
        0.3501029155449942,
        1.2268878706963733,
        0.2160880226874724,
        0.1055472936714068,
      ]
    `);
  });
});

describe('other draws', () => {
  it('drawBelow gives each whole number equally often (chi-square of 7 cells, 0.1 % level)', () => {
    const random = randomStream('1', 'below');
    const cells = new Int32Array(7);
    for (let i = 0; i < 70_000; i++) cells[drawBelow(random, 7)]!++;
    expect(cells.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5);
  });

  it('drawCycle moves every element in one cycle (seeds 1 to 200)', () => {
    for (const seed of seeds(1, 200)) {
      const count = 2 + (seed % 30);
      const next = drawCycle(randomStream(`${seed}`, 'cycle'), count);
      let at = 0;
      for (let step = 1; step <= count; step++) {
        at = next[at]!;
        expect(at === 0).toBe(step === count);
      }
    }
    expect(drawCycle(randomStream('1', 'cycle'), 1)).toEqual([0]);
  });

  it('streams of different purposes or seeds differ and do not affect one another', () => {
    const [a, b, again] = [randomStream('s', 'a'), randomStream('s', 'b'), randomStream('s', 'a')];
    const first = [a(), a(), a()];
    b();
    expect([again(), again(), again()]).toEqual(first);
    expect(randomStream('t', 'a')()).not.toBe(first[0]);
    expect(randomStream('s', 'b')()).not.toBe(first[0]);
  });
});
