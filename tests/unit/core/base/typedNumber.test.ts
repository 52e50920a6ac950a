import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoNumber, readTypedNumber } from '../../../../src/core/base/typedNumber.ts';
import { readTweak } from '../../../../src/core/scene/typedTweak.ts';
import { dropGesture, undo } from '../../../../src/screen/state/history.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { tweak } from '../../../../src/screen/state/actions.ts';
import { openLink, readLink } from '../../../../src/screen/state/link.ts';
import { linkOutcome } from '../../../../src/screen/state/linkOutcome.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { markedParameter, type MarkedQuantity } from '../../../../src/screen/words/marked.ts';
import { isOwnUnit } from '../../../../src/screen/words/ownUnit.ts';
import { plainNumber } from '../../../../src/screen/words/plainNumber.ts';
import { efaOf, goodText } from '../../../support/sceneFiles.ts';

const read = (text: string): number | NoNumber => {
  const found = readTypedNumber(text);
  return 'value' in found ? found.value : found;
};
const two = (...readings: [string, string]): NoNumber => ({ why: 'ambiguous', readings });
const none: NoNumber = { why: 'notANumber' };

describe('a typed number', () => {
  it.each<[string, number]>([
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['1,5', 1.5],
    ['12,3456', 12.3456],
    ['1234,567', 1234.567],
    ['0,250', 0.25],
    [',250', 0.25],
    ['.5', 0.5],
    ['5.', 5],
    ['5,', 5],
    ['  7\t', 7],
    ['+5', 5],
    ['-0', 0],
    // Full-width, as typed on a Korean keyboard.
    ['０．２５', 0.25],
    ['０，２５', 0.25],
    ['－５', -5],
    ['\u22125', -5],
    // Thousands.
    ['1 270', 1270],
    ['1\u00a0270', 1270],
    ['1\u202f270', 1270],
    ['1\u2009270,5', 1270.5],
    ["1'270.5", 1270.5],
    ['1\u2019270', 1270],
    ['1,024.5', 1024.5],
    ['1.024,5', 1024.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1,234,567.5', 1_234_567.5],
    // A single point starts the fraction, as the app writes it.
    ['1.270', 1.27],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['1,5e3', 1500],
    ['1e+3', 1000],
    // Characters without width, which are copied along.
    ['\u200b1,5\ufeff', 1.5],
    ['\u20681270\u2069', 1270],
  ])('%j is %d', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each<[string, NoNumber]>([
    ['', { why: 'empty' }],
    [' \u200b\u3000', { why: 'empty' }],
    ['1,270', two('1270', '1.27')],
    ['１，２７０', two('1270', '1.27')],
    ['-1,000', two('-1000', '-1')],
    ['12,345e2', two('12345e2', '12.345e2')],
    ['1e999', { why: 'notHeld' }],
    ['1e-999', { why: 'notHeld' }],
    ['25 ms', { why: 'otherUnit', unit: 'ms' }],
    ['25%', { why: 'otherUnit', unit: '%' }],
    ['3틱', { why: 'otherUnit', unit: '틱' }],
    ['2k', { why: 'otherUnit', unit: 'k' }],
    ...(
      [
        ['0x10', '1_000', '1/2', '10³', '½', '①', '٢٥', '1e', '1e5.5', '--5', '5-', '1..5', '.', ',', '-', 'abc'],
        ['Infinity', '-Infinity', 'NaN', '1,2,3', '1,5.2', '1,23,456', '1 2', '0 250', '1.024.5', '1,024,5', '1 024 5'],
        // Displayed as 0.25.
        ['\u202e52.0'],
      ] as const
    )
      .flat()
      .map((text): [string, NoNumber] => [text, none]),
  ])('%j is refused: %j', (text, why) => {
    expect(read(text)).toEqual(why);
  });

  it('is the number that JavaScript writes, with a point or a comma, or is refused', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(String(value))).toBe(value === 0 ? 0 : value);
        const comma = read(String(value).replace('.', ','));
        if (typeof comma === 'number') expect(comma).toBe(value === 0 ? 0 : value);
        else expect(comma).toMatchObject({ why: 'ambiguous' });
      }),
    );
  });

  it('with thousands separators of the app is that number, or is refused with it as one reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        const found = read(plainNumber(value));
        if (typeof found === 'number') expect(found).toBe(value);
        else expect(found).toMatchObject({ readings: [String(value), expect.any(String)] });
        expect(read(plainNumber(value).replaceAll(',', '\u202f'))).toBe(value);
      }),
    );
  });

  it('can be any text of any length without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)));
    expect(read('1,'.repeat(100_000))).toEqual(none);
    expect(read('9'.repeat(100_000))).toEqual({ why: 'notHeld' });
  });
});

describe('the unit pasted along with a number', () => {
  it('is accepted if the app writes it there, in either language, with or without its mark', () => {
    for (const quantity of ['time', 'size', 'rate', 'pace', 'share'] as const) {
      for (const language of ['en', 'ko'] as const) {
        const { number, unit, mark, spoken } = markedParameter(quantity, 1270.5, language);
        for (const pasted of [spoken, `${number} ${unit}`, `${number}${unit} ${mark}`, `${number} ${unit} ✎ ${mark}`]) {
          expect([pasted, readTypedNumber(pasted, (rest) => isOwnUnit(quantity, rest))]).toEqual([
            pasted,
            { value: 1270.5 },
          ]);
        }
      }
    }
    expect(isOwnUnit('time', 'tick')).toBe(true);
    expect(isOwnUnit('time', '틱'.normalize('NFD'))).toBe(true);
  });

  it.each<[MarkedQuantity, string]>([
    ['time', 'ms'],
    ['time', 'units'],
    ['rate', 'units'],
    ['rate', 'GB/s'],
    ['count', 'chips'],
    ['size', '틱'],
    ['time', ''],
  ])('of a %s is not %j', (quantity, unit) => {
    expect(isOwnUnit(quantity, unit)).toBe(false);
  });
});

describe('path and value as one text', () => {
  it.each([
    ['cluster.efa.rate:0,25', 0.25],
    ['cluster.efa.rate=0,25', 0.25],
    [' cluster.efa.rate = ０．２５ ', 0.25],
    ['cluster.efa.rate:1e-1', 0.1],
    ['workload.barrier:true', true],
    ['workload.barrier=false', false],
    ['cluster.ties=naive', 'naive'],
  ])('%j sets %j', (text, value) => {
    expect(readTweak(text)).toEqual({ tweak: { path: text.split(/[:=]/)[0]!.trim(), value } });
  });

  it.each([
    ['cluster.efa.rate:1,270', 'ambiguous'],
    ['cluster.efa.rate:0x10', 'notANumber'],
    ['cluster.efa.rate:', 'empty'],
    ['cluster.efa.rate: ', 'empty'],
    ['cluster.efa.rate=2 GB', 'otherUnit'],
  ])('%j is refused: %s', (text, why) => {
    expect(readTweak(text)).toMatchObject({ problem: { path: 'cluster.efa.rate', kind: 'typed', no: { why } } });
  });

  it.each(['', ':', '=5', 'cluster.efa.rate', 'a:Infinity', 'a:NaN', 'a:two words', 'a:<b>'])('%j is none', (text) => {
    expect(readTweak(text)).toBeUndefined();
  });
});

const plain = initialState(parseScene(goodText()), 'file', 'en', 'night');

describe('a link with a number', () => {
  const opened = (hash: string) => {
    const state = openLink(plain, readLink(hash));
    const outcome = linkOutcome(state.opened, { scene: state.scene, hash: '' } as never, 1e9);
    return { state, why: (outcome?.unused ?? []).map(({ part, problem }) => [part, problem?.kind]) };
  };

  it('may use a decimal comma in every part', () => {
    const { state, why } = opened('#set=cluster.efa.rate:0,25&t=520,25&speed=0,5&beat=２');
    expect(why).toEqual([]);
    expect(efaOf(state.scene).rate.invented).toBe(0.25);
    expect(state).toMatchObject({ time: 520_250, speed: 0.5, beat: 1 });
  });

  it('says why a number is not used', () => {
    const { state, why } = opened(
      '#set=cluster.efa.rate:1,270&set=cluster.efa.latency:0x10&t=-5&speed=3&beat=1,5&loop=1,5-3',
    );
    expect(why).toEqual([
      ['set=cluster.efa.rate:1,270', 'typed'],
      ['set=cluster.efa.latency:0x10', 'typed'],
      ['t=-5', 'outOfRange'],
      ['speed=3', 'notAChoice'],
      ['beat=1,5', 'notWhole'],
      ['loop=1,5-3', undefined],
    ]);
    expect(state.scene).toEqual(plain.scene);
  });

  it('ignores keys of Object.prototype', () => {
    expect(opened('#constructor=5&__proto__=1').why).toEqual([
      ['constructor=5', undefined],
      ['__proto__=1', undefined],
    ]);
  });
});

describe('an entry that is refused', () => {
  it('leaves the number as it was before the entry, with nothing to undo', () => {
    const path = 'cluster.efa.rate';
    const earlier = tweak('cluster.efa.latency', 7)(plain);
    const typing = tweak(path, 1.27)(tweak(path, 1.2)(tweak(path, 1)(earlier)));
    const dropped = dropGesture(path)(typing);
    expect(dropped.scene).toBe(earlier.scene);
    expect(undo(dropped).scene).toBe(plain.scene);
    expect(dropGesture(path)(dropped)).toBe(dropped);
    expect(dropGesture(path)(earlier)).toBe(earlier);
  });
});
