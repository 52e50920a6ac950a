import { describe, expect, it } from 'vitest';
import { appEnglish } from '../../../../src/screen/words/appWords.en.ts';
import { appKorean } from '../../../../src/screen/words/appWords.ko.ts';
import { OFFERED_LANGUAGES, appWords } from '../../../../src/screen/words/appWords.ts';

/** Names that are the same in both languages. */
const NAMES = ['name', 'neuronLink', 'efa'];

/** Every text of a table by its path; sentences with arguments get sample arguments. */
function texts(table: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    const at = path === '' ? key : `${path}/${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'function') found.set(at, (value as (...args: unknown[]) => string)(2, 3));
    else for (const [below, text] of texts(value as object, at)) found.set(below, text);
  }
  return found;
}

describe('the texts', () => {
  const english = texts(appEnglish);
  const korean = texts(appKorean);

  it('have the same keys in both languages', () => {
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([
    ['English', english],
    ['Korean', korean],
  ])('are never empty in %s', (_, table) => {
    expect([...table].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('differ between the languages, except names', () => {
    const same = [...english].filter(([key, text]) => korean.get(key) === text).map(([key]) => key);
    expect(same).toEqual(NAMES);
  });

  it('contain Hangul in Korean and only there', () => {
    const isHangul = (text: string | undefined): boolean => /[가-힣]/.test(text ?? '');
    expect([...english].filter(([, text]) => isHangul(text))).toEqual([]);
    expect([...korean].filter(([key, text]) => !NAMES.includes(key) && !isHangul(text))).toEqual([]);
  });

  it('use the arguments of a sentence in both languages', () => {
    const samples = (table: typeof appEnglish): string[] => [
      table.beat(7, 'T'),
      table.beatOf(7, 9),
      table.timelineNow('N', 'F'),
    ];
    for (const table of [appEnglish, appKorean]) {
      const [beat, beatOf, now] = samples(table);
      expect(beat).toMatch(/7.*T/);
      expect(beatOf).toMatch(/7.*9|9.*7/);
      expect(now).toMatch(/N.*F|F.*N/);
    }
  });

  it('are selected by language', () => {
    expect(OFFERED_LANGUAGES.map(({ language }) => appWords(language))).toEqual([appEnglish, appKorean]);
  });
});
