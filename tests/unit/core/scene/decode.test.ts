import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSize, decodeScene } from '../../../../src/core/scene/decode.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { type Problem, SceneError } from '../../../../src/core/scene/problem.ts';
import { utf16 } from '../../../support/encodings.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ENCODERS = [
  ['UTF-8', utf8],
  ['UTF-16LE', (text: string) => utf16(text, true)],
  ['UTF-16BE', (text: string) => utf16(text, false)],
] as const;

/** The decoded text, or the problem. */
function outcomeOf(bytes: Uint8Array): string | Problem {
  try {
    return decodeScene(bytes);
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    expect(error.problems).toHaveLength(1);
    return error.problems[0]!;
  }
}

/** A slow, simple decoder: code point by code point, as in the Unicode Standard (3.9); undefined for invalid bytes. */
function plainlyDecoded(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const isLittle = a === 0xff && b === 0xfe;
  return isLittle || (a === 0xfe && b === 0xff) ? plainUtf16(bytes, isLittle) : plainUtf8(bytes);
}

function plainUtf8(bytes: Uint8Array): string | undefined {
  const points: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return undefined;
    let point = length === 1 ? first : first & (0x7f >> length);
    for (let i = 1; i < length; i++) {
      if (bytes[at + i]! >> 6 !== 2) return undefined;
      point = point * 64 + (bytes[at + i]! & 63);
    }
    const isShortest = point >= [0, 0, 0x80, 0x800, 0x10000][length]!;
    if (!isShortest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    points.push(point);
    at += length;
  }
  return points.map((point) => String.fromCodePoint(point)).join('');
}

function plainUtf16(bytes: Uint8Array, isLittle: boolean): string | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const units = Array.from({ length: bytes.length / 2 }, (_, i) => {
    const [first, second] = [bytes[2 * i]!, bytes[2 * i + 1]!];
    return isLittle ? first + 256 * second : 256 * first + second;
  });
  const isHigh = (unit: number | undefined): boolean => unit !== undefined && unit >= 0xd800 && unit < 0xdc00;
  const isLow = (unit: number | undefined): boolean => unit !== undefined && unit >= 0xdc00 && unit < 0xe000;
  const isWhole = units.every((unit, i) => (isHigh(unit) ? isLow(units[i + 1]) : !isLow(unit) || isHigh(units[i - 1])));
  return isWhole ? units.map((unit) => String.fromCharCode(unit)).join('') : undefined;
}

describe('a scene file in common encodings', () => {
  it.each(ENCODERS)('%s gives the saved scene, with its byte order mark and its Korean', (_, encode) => {
    const scene = parseScene(decodeScene(encode(goodText())));
    expect(scene).toEqual(parseScene(goodText()));
    expect(scene.title.ko).toMatch(/[가-힣]/);
  });

  it('UTF-8 may have one byte order mark', () => {
    expect(parseScene(decodeScene(utf8(`\ufeff${goodText()}`)))).toEqual(parseScene(goodText()));
    expect(() => parseScene(decodeScene(utf8(`\ufeff\ufeff${goodText()}`)))).toThrow(SceneError);
  });

  it('decodes every text to the same letters (1000 texts, seed 21)', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).map((one) => one.replaceAll(/[\0\p{Surrogate}]/gu, '_'));
    fc.assert(
      fc.property(text, (one) => {
        const written = `{"${one}`;
        for (const [, encode] of ENCODERS) {
          const bytes = encode(written);
          const decoded = decodeScene(bytes);
          expect(decoded.replace(/^\ufeff/, '')).toBe(written);
          expect(decoded).toBe(plainlyDecoded(bytes));
        }
      }),
      { seed: 21, numRuns: 1000 },
    );
  });
});

describe('a file in any other form', () => {
  it.each<readonly [name: string, bytes: Uint8Array, problem: object]>([
    // “가” in the legacy encoding of Korean Windows.
    ['CP949', ascii('{\n"ko": "\xb0\xa1" }'), { kind: 'encoding', encoding: 'notUtf8', line: 2 }],
    ['Latin-1', ascii('{"a":"caf\xe9"}'), { kind: 'encoding', encoding: 'notUtf8', line: 1 }],
    ['UTF-8 cut off in a letter', utf8('{\n\n"가').slice(0, -1), { encoding: 'notUtf8', line: 3 }],
    ['a surrogate in UTF-8', ascii('"\xed\xa0\x80"'), { encoding: 'notUtf8', line: 1 }],
    ['too long a form of a letter', ascii('"\xc0\xaf"'), { encoding: 'notUtf8', line: 1 }],
    ['a fault after a U+FFFD', new Uint8Array([...utf8('"\ufffd\n\ufffd'), 0xff]), { encoding: 'notUtf8', line: 2 }],
    ['UTF-16 of an odd length', utf16('{\n"a"}', true).slice(0, -1), { encoding: 'brokenUtf16', line: 2 }],
    ['UTF-16 with half of a letter', utf16('"\ufffd\n\ud800"', false), { encoding: 'brokenUtf16', line: 2 }],
    ['UTF-16LE without mark', utf16(goodText(), true).slice(2), { encoding: 'unmarkedUtf16' }],
    ['UTF-16BE without mark', utf16(goodText(), false).slice(2), { encoding: 'unmarkedUtf16' }],
    ['UTF-32LE', Uint8Array.of(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0), { encoding: 'utf32' }],
    ['UTF-32BE', Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b), { encoding: 'utf32' }],
    ['UTF-32LE without mark', Uint8Array.of(0x7b, 0, 0, 0, 0x7d, 0, 0, 0), { encoding: 'utf32' }],
    ['UTF-32BE without mark', Uint8Array.of(0, 0, 0, 0x7b, 0, 0, 0, 0x7d), { encoding: 'utf32' }],
    ['PNG', ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), { kind: 'notText', form: 'png' }],
    ['JPEG', ascii('\xff\xd8\xff\xe0\0\x10JFIF'), { form: 'jpeg' }],
    ['GIF', ascii('GIF89a'), { form: 'gif' }],
    ['WebP', ascii('RIFF\x12\x34\0\0WEBPVP8 '), { form: 'webp' }],
    ['PDF', ascii('%PDF-1.7\n'), { form: 'pdf' }],
    ['ZIP', ascii('PK\x03\x04\x14\0'), { form: 'zip' }],
    ['gzip', ascii('\x1f\x8b\x08\0'), { form: 'gzip' }],
    ['an old office file', ascii('\xd0\xcf\x11\xe0\xa1\xb1'), { form: 'office' }],
    ['a NUL in a text', ascii('{"seed": "a\0b"}'), { form: 'binary' }],
    ['nothing', new Uint8Array(), { kind: 'notOneFile', what: 'empty' }],
  ])('%s is named as such', (_, bytes, problem) => {
    expect(outcomeOf(bytes)).toMatchObject({ path: '', ...problem });
  });

  it('a text above the limit is refused unread, one at the limit is not', () => {
    const full = new Uint8Array(LIMITS.fileBytes).fill(0x20);
    expect(decodeScene(full)).toHaveLength(LIMITS.fileBytes);
    expect(() => checkSize(LIMITS.fileBytes)).not.toThrow();
    const limit = { kind: 'limit', limit: 'fileBytes', got: `${LIMITS.fileBytes + 1}` };
    expect(outcomeOf(new Uint8Array(LIMITS.fileBytes + 1).fill(0x20))).toMatchObject(limit);
  });

  it('any bytes give the plain decoder’s text or a SceneError (3000 files, seed 22)', () => {
    const near = fc
      .tuple(fc.constantFrom(...ENCODERS), fc.nat(), fc.uint8Array({ maxLength: 3 }))
      .map(([[, encode], at, extra]) => {
        const bytes = [...encode('{"ko": "한글 😀",\n"en": "é"}')];
        bytes.splice(at % bytes.length, extra.length, ...extra);
        return Uint8Array.from(bytes);
      });
    const marks = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
    const any = fc
      .tuple(marks, fc.uint8Array({ maxLength: 40 }))
      .map(([mark, bytes]) => Uint8Array.of(...mark, ...bytes));
    fc.assert(
      fc.property(fc.oneof(near, any), (bytes) => {
        const outcome = outcomeOf(bytes);
        const plain = plainlyDecoded(bytes);
        if (typeof outcome === 'string') expect(outcome).toBe(plain);
        else if (outcome.kind === 'encoding' && /notUtf8|brokenUtf16/.test(outcome.encoding)) {
          expect(plain).toBeUndefined();
          expect(outcome.line).toBeGreaterThan(0);
        }
      }),
      { seed: 22, numRuns: 3000 },
    );
  });
});
