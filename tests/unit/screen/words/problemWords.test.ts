import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/core/base/text.ts';
import { LIMITS, type LimitName } from '../../../../src/core/scene/limits.ts';
import type { Problem, ProblemKind } from '../../../../src/core/scene/problem.ts';
import { editDistance, nearest } from '../../../../src/screen/words/nearest.ts';
import { plainNumber } from '../../../../src/screen/words/plainNumber.ts';
import { problemText, troubleText } from '../../../../src/screen/words/problemWords.ts';

/** One problem of each kind, and what its text must say in any language. */
const EXAMPLES: {
  readonly [K in ProblemKind]: readonly [problem: Extract<Problem, { kind: K }>, says: readonly string[]];
} = {
  notOneFile: [{ path: '', kind: 'notOneFile', what: 'several', got: '3' }, ['3', '.json', '1,000,000']],
  notText: [{ path: '', kind: 'notText', form: 'png', got: 'png' }, ['PNG', '.json', '1,000,000']],
  encoding: [{ path: '', kind: 'encoding', encoding: 'notUtf8', line: 12, got: 'notUtf8' }, ['UTF-8', '12', 'CP949']],
  syntax: [{ path: '', kind: 'syntax', line: 3, column: 7, got: '"}"' }, ['JSON', '3', '7', '"}"']],
  duplicateKey: [{ path: 'seed', kind: 'duplicateKey', got: 'a second one' }, []],
  bareTiming: [
    { path: 'cluster.efa.latency', kind: 'bareTiming', value: 40, got: '40' },
    ['{ "invented": 40, "because": "…" }'],
  ],
  measured: [{ path: 'cluster.efa.rate', kind: 'measured', got: '{ "measured": 12 }' }, ['"invented"', '12']],
  unknownKey: [
    { path: 'cluster.efa.rte', kind: 'unknownKey', key: 'rte', known: ['rate', 'latency', 'packet'], got: '5' },
    ['rate, latency, packet', '"rte"', '"rate"'],
  ],
  missing: [{ path: 'cluster.efa.rate', kind: 'missing', expected: 'invented', got: 'nothing' }, ['"because"']],
  wrongType: [{ path: 'beats[0].from', kind: 'wrongType', expected: 'moment', got: '5' }, ['"between"', '5']],
  notFinite: [{ path: 'cluster.efa.rate.invented', kind: 'notFinite', got: 'Infinity' }, ['Infinity']],
  typed: [
    {
      path: 'cluster.efa.rate',
      kind: 'typed',
      no: { why: 'ambiguous', readings: ['1270', '1.27'] },
      quantity: 'rate',
      got: '"1,270"',
    },
    ['"1,270"', '1270', '1.27'],
  ],
  notWhole: [{ path: 'workload.steps', kind: 'notWhole', got: '2.5' }, ['2.5', ' 2 ', '3']],
  outOfRange: [
    { path: 'cluster.efa.rate.invented', kind: 'outOfRange', min: 0.01, max: 1000, unit: 'rate', got: '5000' },
    ['0.01', '1,000', '5000'],
  ],
  emptyText: [{ path: 'cluster.efa.rate.because', kind: 'emptyText', got: '""' }, ['""']],
  badText: [{ path: 'id', kind: 'badText', pattern: '/^[a-z]$/', got: '"A b"' }, ['"A b"', 'two-ultraservers']],
  brokenText: [{ path: 'title.en', kind: 'brokenText', got: '"\\ud800"' }, ['\\ud800']],
  lostText: [{ path: 'title.ko', kind: 'lostText', got: '"\ufffd\ufffd"' }, ['U+FFFD', 'UTF-8', '"\ufffd\ufffd"']],
  unseenText: [{ path: 'title.en', kind: 'unseenText', of: 'direction', got: '"\\u202e"' }, ['\\u202e', 'U+202A']],
  notAChoice: [
    { path: 'cluster.kind', kind: 'notAChoice', choices: ['ultraServers'], got: '"ultraServer"' },
    ['"ultraServer"', '"ultraServers"'],
  ],
  dangling: [
    {
      path: 'beats[0].to',
      kind: 'dangling',
      of: 'moment',
      name: 'step1.eaf.end',
      known: ['step1.efa.end'],
      got: '"step1.eaf.end"',
    },
    ['"step1.efa.end"', '"step1.eaf.end"'],
  ],
  duplicate: [{ path: 'beats[2].id', kind: 'duplicate', of: 'beat', got: '"compute"' }, ['"compute"', 'id']],
  selfLink: [{ path: 'cluster.links[2].to', kind: 'selfLink', got: '"chip3"' }, ['"chip3"']],
  unreachable: [
    { path: 'cluster.links', kind: 'unreachable', from: 'chip1', to: 'chip2', got: 'nothing' },
    ['"chip1"', '"chip2"'],
  ],
  noFabric: [{ path: 'cluster.switches', kind: 'noFabric', from: 0, to: 80, got: '4' }, ['0', '80', '4', '"fabric"']],
  inconsistent: [
    {
      path: 'cluster.chipsPerUltraServer',
      kind: 'inconsistent',
      expected: 64,
      formula: 'plates × side × side',
      got: '60',
    },
    ['64', '60', 'plates × side × side'],
  ],
  notForThis: [
    {
      path: 'workload.collective',
      kind: 'notForThis',
      reason: 'powerOfTwo',
      chips: 6,
      got: '"halvingDoublingAllReduce"',
    },
    ['6', '16', '"halvingDoublingAllReduce"'],
  ],
  backwards: [
    { path: 'beats[0].to', kind: 'backwards', after: 'step2.efa.end', got: '"start"' },
    ['step2.efa.end', '"start"'],
  ],
  limit: [
    { path: '', kind: 'limit', limit: 'fileBytes', most: 1_000_000, got: '1200000' },
    ['fileBytes', '1,000,000', '1,200,000'],
  ],
};

const LANGUAGES: readonly Language[] = ['en', 'ko'];
const all = Object.entries(EXAMPLES).flatMap(([kind, [problem, says]]) =>
  LANGUAGES.map((language) => [kind, language, problem, says] as const),
);
const full = (problem: Problem, language: Language): string => {
  const { where, what, remedy } = problemText(problem, language);
  return `${where}: ${what}\n${remedy}`;
};

describe('the text of a problem', () => {
  it.each(all)('%s in %s says where, what and what to do', (_, language, problem, says) => {
    const { where, what, remedy } = problemText(problem, language);
    expect(where).toBe(problem.path === '' ? { en: 'the whole file', ko: '파일 전체' }[language] : problem.path);
    expect(what).toMatch({ en: /^expected .+, got .+$/, ko: /^기대한 값: .+, 실제 값: .+$/ }[language]);
    expect(remedy).toMatch({ en: /^[A-Z].{15,}\.$/s, ko: /[가-힣].{10,}\.$/s }[language]);
    for (const word of says) expect(`${what}\n${remedy}`).toContain(word);
    expect(`${what}${remedy}`).not.toMatch(/undefined|NaN|null|\[object/);
    expect(/[가-힣]/.test(what + remedy)).toBe(language === 'ko');
  });

  it('is different for every kind', () => {
    for (const language of LANGUAGES) {
      const remedies = all
        .filter(([, one]) => one === language)
        .map(([, , problem]) => problemText(problem, language).remedy);
      expect(new Set(remedies).size).toBe(remedies.length);
    }
  });

  it('has no English sentence in Korean', () => {
    for (const [, language, problem] of all) {
      if (language === 'en') continue;
      const { what, remedy } = problemText(problem, 'ko');
      expect(`${what} ${remedy}`).not.toMatch(/\b(?:expected|got|nothing|write|the|over)\b/i);
    }
  });

  it('names every limit with its value', () => {
    for (const language of LANGUAGES) {
      for (const limit of Object.keys(LIMITS) as LimitName[]) {
        const text = full(
          { path: 'workload', kind: 'limit', limit, most: LIMITS[limit], got: `over ${LIMITS[limit]}` },
          language,
        );
        expect(text).toContain(plainNumber(LIMITS[limit]));
        expect(text).toContain(limit);
      }
    }
  });

  it('names each kind of file and encoding, with a remedy', () => {
    const problems: readonly Problem[] = [
      ...(['folder', 'several', 'none', 'empty', 'unreadable'] as const).map((what) => {
        return { path: '', kind: 'notOneFile', what, got: '3' } as const;
      }),
      ...(['png', 'jpeg', 'gif', 'webp', 'pdf', 'zip', 'gzip', 'office', 'binary'] as const).map((form) => {
        return { path: '', kind: 'notText', form, got: form } as const;
      }),
      ...(['notUtf8', 'brokenUtf16', 'unmarkedUtf16', 'utf32'] as const).map((encoding) => {
        return { path: '', kind: 'encoding', encoding, line: 4, got: encoding } as const;
      }),
    ];
    for (const language of LANGUAGES) {
      const texts = problems.map((problem) => problemText(problem, language));
      expect(new Set(texts.map(({ what }) => what)).size).toBe(problems.length);
      for (const { what, remedy } of texts) {
        expect(/[가-힣]/.test(what) && /[가-힣]/.test(remedy)).toBe(language === 'ko');
        expect(`${what}${remedy}`).toMatch(/UTF-8|\.json/);
      }
    }
  });

  it('explains a beat that is backwards only in its run', () => {
    const { after, ...backwards } = EXAMPLES.backwards[0];
    for (const language of LANGUAGES) {
      const inRun = problemText({ ...backwards, after, inRun: true }, language);
      expect(inRun.what).toBe(problemText(EXAMPLES.backwards[0], language).what);
      expect(inRun.remedy).not.toBe(problemText(EXAMPLES.backwards[0], language).remedy);
    }
  });

  it('names the unit of a bound', () => {
    const bound = (unit: 'rate' | 'time' | 'characters'): Problem => ({
      path: 'x',
      kind: 'outOfRange',
      min: 1,
      max: 2,
      unit,
      got: '3',
    });
    expect(problemText(bound('rate'), 'en').what).toBe('expected 1 to 2 units per tick, got 3');
    expect(problemText(bound('time'), 'ko').what).toBe('기대한 값: 1 이상 2틱 이하, 실제 값: 3');
    expect(problemText(bound('characters'), 'en').remedy).toBe('Shorten it to 2 characters.');
  });

  it('[L6] says why nothing here is measured', () => {
    expect(problemText(EXAMPLES.measured[0], 'en').remedy).toMatch(
      /^This project has no measured timing: nothing here was measured/,
    );
  });

  it('suggests the key or path that was probably meant', () => {
    const path: Problem = {
      path: 'efa.rate',
      kind: 'dangling',
      of: 'number',
      name: 'efa.rate',
      known: ['cluster.efa.rate'],
      got: '2',
    };
    expect(problemText(path, 'en').remedy).toContain('Did you mean "cluster.efa.rate"?');
    expect(problemText({ ...path, name: 'nonsense' }, 'ko').remedy).not.toContain('혹시');
  });
});

describe('the text for a terminal', () => {
  it('is the file, then each problem and under it its remedy', () => {
    expect(troubleText('scenes/pod.scene.json', [EXAMPLES.bareTiming[0]], 'en')).toBe(
      `scenes/pod.scene.json
cluster.efa.latency: expected { "invented": number, "because": text }, got 40
  Every timing here is made up, and must say so. Write { "invented": 40, "because": "…" }.`,
    );
  });
});

describe('nearest names', () => {
  it.each([
    ['latncy', ['rate', 'latency'], 'latency'],
    ['Rate', ['rate', 'latency'], 'rate'],
    ['aetr', ['rate'], undefined],
    ['', ['rate'], undefined],
    ['x'.repeat(1e6), ['rate'], undefined],
    ['rate', [], undefined],
  ])('%.20s', (name, known, near) => {
    expect(nearest(name, known)).toBe(near);
  });

  it.each([
    ['', 'abc', 3],
    ['rate', 'rate', 0],
    ['rate', 'arte', 1],
    ['kitten', 'sitting', 3],
  ])('%s to %s takes %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});
