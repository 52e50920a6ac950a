import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

/** A text that a user can see, and its file; values within a sentence are replaced by 0. */
type Text = { readonly file: string; readonly text: string };

const isKorean = ({ text }: Text): boolean => /[가-힣]/.test(text);

/** Every string of a source file except module names. */
function literals(file: string): Text[] {
  const found: Text[] = [];
  const add = (text: string): void => void found.push({ file, text });
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type, value, quasis } = node as {
      type?: string;
      value?: unknown;
      quasis?: { value: { cooked: string } }[];
    };
    if (type === 'ImportDeclaration') return;
    if (type === 'Literal' && typeof value === 'string') add(value);
    if (type === 'TemplateLiteral') add(quasis!.map((part) => part.value.cooked).join('0'));
    Object.values(node).forEach(walk);
  };
  walk(parseSync(file, readFileSync(file, 'utf8')).program);
  return found;
}

function filesOf(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`);
}

/** The texts of a scene file in both languages, without names, ids and quotations. */
function sceneTexts(file: string): Text[] {
  const walk = (value: unknown): Text[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, below]: [string, unknown]) =>
          (key === 'en' || key === 'ko') && typeof below === 'string' ? [{ file, text: below }] : walk(below),
        );
  return walk(JSON.parse(readFileSync(file, 'utf8')));
}

/** The lines of a document, without its code and links. */
function documentLines(file: string): Text[] {
  const text = readFileSync(file, 'utf8').replaceAll(/```[^]*?```|`[^`\n]*`|\]\([^)]*\)/g, '');
  return text.split('\n').map((line) => ({ file, text: line }));
}

const spoken = [...filesOf('src/screen/words', '.ts'), ...filesOf('src/core/scene', '.ts')].flatMap(literals);
const scenes = filesOf('scenes', '.scene.json').flatMap(sceneTexts);
const documents = ['README.md', 'README.ko.md', 'index.html'].flatMap(documentLines);
const all = [...spoken, ...scenes, ...documents, ...literals('src/screen/state/faultsByHand.ts')];

/** Words that the terms of CONTRIBUTING.md replace. */
const NOT_KOREAN: readonly RegExp[] = [
  /지어낸|지어냈/,
  /대목/,
  /낙오|꼴찌/,
  /고장|되돌아옴/,
  /기사/,
  /올개더|올리듀스|리듀스-스캐터/,
  /분사|평평한|(?<!알)고리|가위표/,
  // A plate; not 판정.
  /(?<![가-힣])판(?=[\s0-9마에의은이을]|$)/,
  /묶음|무리/,
  /(?<!이산 )사건/,
  /나를 것|나른|나르는/,
  /장벽|씨앗|밀리틱|화소/,
  /되돌리기|바꿔 보기|걸러 보/,
  /바쁜|흩어짐/,
  /약속/,
  /(?:밤|낮) 화면/,
  /초과 가입|과구독/,
  /만든 이|고른 값/,
  /꼴로/,
];

/** Plain style (해라체) where texts address the user; not 마다 and 보다. */
const NARRATED = /(?<![니마보])다(?=[.:!]|$)|아니다|[은인]가(?=[.?]|$)/;
const ADDRESSED = /(?<!아)니다[.:]|세요[.:]/;

const NOT_ENGLISH: readonly RegExp[] = [
  /\bmilliticks?\b/,
  /\badd(?:s|ed|ing)? up\b/,
  /\bbears? (?:its|that|the|one|a)\b/,
  /\btakes? home\b|\bone sees\b|\bone takes\b|\bone wants\b/i,
  /\ball the same\b|\bfor want of\b|\bto be had\b|\bthere and back\b/i,
  /\bmend\b|\banew\b/i,
  /\bas written\b|\btwice as good\b/i,
  /\bstand(?:s|ing)? in line\b|\blongest line\b|\bin line now\b/i,
  /\bgives no WebGL\b|\btells? the (?:moment|picture|result)\b/i,
  /\bbridge\b|\bSeen as\b|\bHow busy\b/,
  /\bslowness\b|\bpace of showing\b|\bspread of (?:compute|prompt)/,
  /\b(?:ranks?|ticks|flows?|paths?|rows?|packets?|chips?|quarter|sixteenth) an? (?:chip|second|flow|message|packet|row|column|instance|step|plate)\b/,
];

const breaking = (texts: readonly Text[], rules: readonly RegExp[]): string[] =>
  texts.flatMap(({ file, text }) =>
    rules.filter((rule) => rule.test(text)).map((rule) => `${file}: ${rule.source} in “${text.slice(0, 120)}”`),
  );

describe('the terms', () => {
  it('are checked in every file with texts', () => {
    for (const [texts, least] of [
      [spoken, 900],
      [scenes, 100],
      [documents, 60],
    ] as const) {
      expect(texts.filter(isKorean).length).toBeGreaterThan(least);
    }
  });

  it('are one per concept in Korean', () => {
    expect(breaking(all.filter(isKorean), NOT_KOREAN)).toEqual([]);
  });

  it('are the standard ones in English', () => {
    const english = all.filter((text) => !isKorean(text));
    expect(breaking(english, NOT_ENGLISH)).toEqual([]);
  });

  it('address the user on the screen and in the terminal, and tell the story in the scenes and the README', () => {
    expect(breaking(spoken.filter(isKorean), [NARRATED])).toEqual([]);
    const narration = [...scenes, ...documents.filter(({ file }) => file === 'README.ko.md')];
    expect(breaking(narration.filter(isKorean), [ADDRESSED])).toEqual([]);
  });
});
