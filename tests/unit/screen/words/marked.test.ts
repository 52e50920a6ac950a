import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/core/base/text.ts';
import {
  markedChange,
  type Marked,
  markedCount,
  markedSentence,
  markedParameter,
  markedResult,
  type MarkedQuantity,
  markedTime,
} from '../../../../src/screen/words/marked.ts';
import { plainNumber } from '../../../../src/screen/words/plainNumber.ts';

const MARK: Readonly<Record<Language, string>> = { en: 'made up', ko: '가상의 값' };
const QUANTITIES: readonly MarkedQuantity[] = ['time', 'size', 'rate', 'share', 'count', 'pace', 'speed'];
const language = fc.constantFrom<Language>('en', 'ko');

function everyForm(value: number, of: Language): Marked[] {
  return [
    markedTime(value, of),
    markedTime(value, of, true),
    markedCount(value, 'waiting', of),
    ...QUANTITIES.map((quantity) => markedParameter(quantity, value, of)),
  ];
}

describe('the formatter', () => {
  it('[L6] gives no number without its mark, in either language', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), language, (value, of) => {
        for (const marked of everyForm(value, of)) {
          expect(marked.mark).toBe(MARK[of]);
          expect(marked.spoken).toContain(MARK[of]);
          expect(marked.number).toMatch(/^[\d\u202f]+(?:\.\d+)?$/);
        }
      }),
    );
  });

  it('[L6] names the unit if there is one, in written and spoken text', () => {
    for (const of of ['en', 'ko'] as const) {
      for (const marked of [markedTime(5000, of), markedParameter('size', 5, of), markedParameter('share', 0.5, of)]) {
        expect(marked.unit).not.toBe('');
        expect(marked.spoken).toContain(marked.unit);
      }
    }
    expect(markedParameter('rate', 0.5, 'en').spoken).toBe('0.5 units per tick (made up)');
  });

  it('separates thousands with a narrow no-break space', () => {
    expect(markedTime(1_284_000, 'en')).toMatchObject({ number: '1\u202f284', unit: 'ticks' });
    expect(markedParameter('size', 1_048_576, 'ko').number).toBe('1\u202f048\u202f576');
    expect(markedTime(1_284_000, 'ko').spoken).toBe('1284 틱 (가상의 값)');
  });

  it('shows whole ticks while playing, and the exact instant while paused', () => {
    expect(markedTime(12_999, 'en').number).toBe('12');
    expect(markedTime(12_999, 'en', true).number).toBe('12.999');
    expect(markedTime(1_000_500, 'en', true).number).toBe('1\u202f000.5');
  });

  it('shows no floating-point error and no exponent', () => {
    expect(markedParameter('rate', 0.1 + 0.2, 'en').number).toBe('0.3');
    expect(markedParameter('share', 0.71, 'en').number).toBe('0.71');
    expect(markedParameter('size', 1023.9999999999941, 'en').number).toBe('1\u202f024');
    expect(markedCount(1_234_567, 'packets', 'en').number).toBe('1\u202f234\u202f567');
    expect(markedCount(2 / 3, '', 'en').number).toBe('0.666667');
    expect(markedResult('rate', 1 / 3, 'en').number).toBe('0.333333');
    expect(markedResult('size', 1_234_567.8, 'en').number).toBe('1\u202f234\u202f568');
    expect(markedParameter('size', 1234.5678, 'en').number).toBe('1\u202f234.5678');
    expect(plainNumber(1023.9999999999941)).toBe('1,024');
    expect(plainNumber(0.1 + 0.2)).toBe('0.3');
    expect(plainNumber(9_007_199_254_740)).toBe('9,007,199,254,740');
    expect([0, -0, -1234.5, 0.0625, 1e-7].map(plainNumber)).toEqual(['0', '0', '-1,234.5', '0.0625', '0.0000001']);
    expect(markedParameter('size', 65_536, 'en').number).toBe('65\u202f536');
    expect(markedChange(1000, 13_345_000, 'en').number).toBe('1\u202f334\u202f400%');
  });
});

describe('a sentence of results', () => {
  it('has one mark, and groups digits in written but not in spoken text [L6]', () => {
    const { number, mark, spoken } = markedSentence('en', ({ count, time, share, rate }) =>
      [count(12_345), time(1_234_500), share(0.004), share(0.5), rate(0.5)].join(' '),
    );
    expect(number).toBe('12\u202f345 1\u202f234.5 ticks <1% 50% 0.5 units/tick');
    expect(spoken).toBe(`12345 1234.5 ticks <1% 50% 0.5 units/tick (${mark})`);
    expect(markedSentence('ko', () => '').spoken).toBe(' (가상의 값)');
  });
});
