import { describe, expect, it } from 'vitest';
import { LONGEST_TEXTS } from '../../../../src/core/scene/limits.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import type { Path } from '../../../../src/core/scene/walk.ts';
import { writeScene } from '../../../../src/core/scene/write.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { reseed, seedAfter } from '../../../../src/screen/state/tweaking.ts';
import { savedTitle } from '../../../../src/screen/words/panelWords.ts';
import { troubleText } from '../../../../src/screen/words/problemWords.ts';
import { goodText, problemsOf, sceneWith } from '../../../support/sceneFiles.ts';

const problemWith = (path: Path, value: unknown) => problemsOf(sceneWith([path, value]))[0];
const TITLE = ['title', 'ko'] as const;
const kept = (value: string) => checkScene(sceneWith([TITLE, value])).title.ko;

describe('the length of a text', () => {
  it.each([
    [['title', 'en'], LONGEST_TEXTS.title],
    [['title', 'ko'], LONGEST_TEXTS.title],
    [['caption', 'en'], LONGEST_TEXTS.caption],
    [['teaches', 'ko'], LONGEST_TEXTS.teaches],
    [['beats', 0, 'title', 'en'], LONGEST_TEXTS.title],
    [['beats', 4, 'caption', 'ko'], LONGEST_TEXTS.caption],
    [['seed'], LONGEST_TEXTS.seed],
    [['cluster', 'efa', 'rate', 'because'], LONGEST_TEXTS.grounds],
  ] as const)('%j has at most %d characters, as people count them', (path, most) => {
    // A letter beyond the Basic Multilingual Plane is one character, and so is a decomposed syllable.
    for (const letter of ['a', '한', '𝒶', '한'.normalize('NFD')]) {
      expect(problemWith(path, letter.repeat(most))).toBeUndefined();
      expect(problemWith(path, ` ${letter.repeat(most + 1)} `)).toMatchObject({
        kind: 'outOfRange',
        max: most,
        unit: 'characters',
        got: `${most + 1}`,
      });
    }
  });

  it('is reported with its limit in both languages', () => {
    const problem = problemWith(TITLE, '가'.repeat(500))!;
    expect(troubleText('a', [problem], 'en')).toContain('1 to 60 characters, got 500');
    expect(troubleText('a', [problem], 'ko')).toContain('60자 이하로 줄여 주세요');
  });

  it('leaves room for the suffix that saving a tweak adds to the title', () => {
    const title = { en: 'a'.repeat(60), ko: '한'.repeat(60) };
    const scene = checkScene(sceneWith([['title'], title]));
    const tweaked = tweakScene(scene, [{ path: 'cluster.efa.rate', value: 2 }]);
    const saved = parseScene(writeScene(tweaked, scene, savedTitle).text).title;
    expect([saved.en, saved.ko].map((one) => Array.from(one).length)).toEqual([60, 60]);
    expect(saved.en).toMatch(/^a+… \(tweaked\)$/);
    expect(saved.ko).toMatch(/^한+… \(조정함\)$/);
  });
});

describe('a text that looks empty', () => {
  it.each([
    ['', '""'],
    [' \n\t', String.raw`" \n\t"`],
    ['\u200b\u200d', String.raw`"\u200b\u200d"`],
    ['\u3164', String.raw`"\u3164"`],
    ['\uffa0\u115f\u1160', String.raw`"\uffa0\u115f\u1160"`],
    ['\u2800 \u00ad', String.raw`"\u2800 \u00ad"`],
    ['\u2066\u2069\u200f', String.raw`"\u2066\u2069\u200f"`],
    ['\u00a0\u3000', String.raw`"\u00a0\u3000"`],
    ['\u0007', String.raw`"\u0007"`],
  ])('%j is refused as empty, and its characters are named', (text, got) => {
    expect(problemWith(TITLE, text)).toEqual({ path: 'title.ko', kind: 'emptyText', got });
    expect(problemWith(['seed'], text)).toMatchObject({ kind: 'emptyText' });
  });
});

describe('invisible control characters', () => {
  it.each([
    ['a\u001b[31mb', 'control'],
    ['a\u0000b', 'control'],
    ['a\u0085b', 'control'],
    ['\u202eabc', 'direction'],
    ['a \u2067b', 'direction'],
    [`a${'\u0335'.repeat(5)}`, 'marks'],
  ])('%j is refused: %s', (text, of) => {
    expect(problemWith(TITLE, text)).toMatchObject({ kind: 'unseenText', of });
    expect(problemWith(['beats', 0, 'caption', 'en'], text)).toMatchObject({ kind: 'unseenText', of });
    expect(problemWith(['cluster', 'efa', 'rate', 'because'], text)).toMatchObject({ kind: 'unseenText', of });
  });

  it('do not occur in ordinary texts, which are trimmed and composed', () => {
    for (const text of ['👩‍💻 ❤️', 'שלום \u200f!', 'Tiếng Việt', 'हिन्दी', 'two\nlines', `a${'\u0335'.repeat(4)}b`]) {
      expect(kept(`  ${text} `)).toBe(text);
    }
    expect(kept('한글'.normalize('NFD'))).toBe('한글');
  });
});

const plain = initialState(parseScene(goodText()), 'a', 'en', 'night');
const seeded = (seed: string) => reseed(seed)(plain).scene.seed;

describe('a seed', () => {
  it('is trimmed and composed, and otherwise as typed', () => {
    expect(seeded('  7 ')).toBe('7');
    expect(seeded('눈꽃'.normalize('NFD'))).toBe('눈꽃');
    expect(seeded('１２')).toBe('１２');
    expect(seeded('two words')).toBe('two words');
    expect(seeded('0,25')).toBe('0,25');
  });

  it.each([['a\u200bb'], ['a\u00a0b'], ['a\u3164b'], ['a\nb'], ['\u200e7'], ['a\u{e0041}b']])(
    '%j is refused, since it would look like another seed',
    (seed) => {
      expect(problemWith(['seed'], seed)).toMatchObject({ path: 'seed', kind: 'unseenText', of: 'hidden' });
    },
  );

  it('is refused if too long, not cut', () => {
    expect(seeded('x'.repeat(100))).toHaveLength(100);
    expect(() => seeded('x'.repeat(101))).toThrow('outOfRange (got 101)');
  });

  it('has a valid successor, whatever its letters', () => {
    for (const seed of ['𝒶'.repeat(100), '한'.repeat(100), `${'x'.repeat(88)}-999999999`]) {
      expect(seeded(seedAfter(seed))).toBe(seedAfter(seed));
    }
  });
});
