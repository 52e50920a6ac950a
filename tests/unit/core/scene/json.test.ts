import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../src/core/base/steps.ts';
import { utf8Bytes } from '../../../../src/core/scene/json.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { scanJson } from '../../../../src/core/scene/scanJson.ts';
import { briefly, goodText, problemsOfText } from '../../../support/sceneFiles.ts';

const scanned = atOnce(scanJson);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a text that is not JSON', () => {
  it.each([
    ['', 1, 1, 'nothing'],
    ['{\n  "format": 1,\n}', 3, 1, '"}"'],
    ['{ "format": 1 } x', 1, 17, '"x"'],
    ['{ "id": "a\nb" }', 1, 11, String.raw`"\n"`],
    ['{ "id": "a" "b" }', 1, 13, String.raw`"\"b\" }"`],
    ['[1, 2', 1, 6, 'nothing'],
    ['{ // no', 1, 3, '"// no"'],
    ['{ "a": 01 }', 1, 9, '"1 }"'],
    ['{ "a": NaN }', 1, 8, '"NaN }"'],
    [String.raw`["\x"]`, 1, 3, String.raw`"\\x\"]"`],
    ['\u{feff}\u{feff}{}', 1, 1, String.raw`"\ufeff{}"`],
  ])('%j breaks at line %i, column %i', (text, line, column, got) => {
    expect(problemsOfText(text)).toEqual([{ path: '', kind: 'syntax', line, column, got }]);
  });

  it('is found exactly if JSON.parse throws (2000 texts, seed 1)', () => {
    const good = goodText().slice(0, 1500);
    const text = fc
      .tuple(fc.nat(good.length), fc.nat(12), fc.string({ maxLength: 4, unit: 'binary' }))
      .map(([at, cut, extra]) => good.slice(0, at) + extra + good.slice(at + cut));
    const json = fc.oneof(
      text,
      fc.json(),
      fc.json().map((one) => one.replaceAll(/[[,"\d]/g, '$&$&')),
    );
    fc.assert(
      fc.property(json, (one) => {
        expect(scanned(one).fault === undefined).toBe(isJson(one));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is reported at the first character that can’t be JSON (500 prefixes, seed 2)', () => {
    const closed = fc.json().filter((one) => one.length > 1);
    fc.assert(
      fc.property(closed, (one) => {
        // A letter that is invalid outside strings is the fault.
        const broken = `[${one} §]`;
        expect(scanned(broken).fault).toBe(broken.length - 2);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('a key written twice', () => {
  it('is reported with its path, in an otherwise good file', () => {
    const twice = goodText()
      .replace('"seed":', '"seed": "other",\n  "seed":')
      .replace('"switches":', '"switches": 2, "switches":');
    expect(briefly(problemsOfText(twice))).toEqual(['seed: duplicateKey', 'cluster.switches: duplicateKey']);
  });

  it('is found even if it is escaped differently', () => {
    expect(scanned(String.raw`[{}, {"a": 1, "\u0061": 2, "b": {"a": 3}}]`).twice).toEqual([[1, 'a']]);
  });
});

describe('the limit of a file', () => {
  it('counts bytes, not letters', () => {
    const korean = 'ㄱ'.repeat(LIMITS.fileBytes / 2);
    const problems = problemsOfText(JSON.stringify(korean));
    expect(problems).toMatchObject([{ kind: 'limit', limit: 'fileBytes', got: `${(LIMITS.fileBytes / 2) * 3 + 2}` }]);
  });

  it('agrees with an encoder (1000 texts, seed 3)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const text = a + b + a.slice(1);
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { seed: 3, numRuns: 1000 },
    );
    expect(utf8Bytes('\ud800')).toBe(3);
    expect(utf8Bytes('a\udc00\ud800')).toBe(7);
  });

  it('ignores a byte order mark', () => {
    expect(problemsOfText(`\ufeff${goodText()}`)).toEqual([]);
  });
});
