import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { type Path, valueAt } from '../../../../src/core/scene/walk.ts';
import { efaOf, briefly, goodText, problemsOf, sceneWith, setAt } from '../../../support/sceneFiles.ts';

const RATE = ['cluster', 'efa', 'rate'] as const;
const words = 'because it is a test';
const beat = (index: number, ...rest: readonly (string | number)[]): Path => ['beats', index, ...rest];
const span = (from: string, to: string, share: unknown): unknown => ({ between: [from, to], share });

type Case = readonly [title: string, changes: readonly (readonly [Path, unknown])[], problems: readonly string[]];

const check = (cases: readonly Case[]): void => {
  it.each(cases)('%s', (_, changes, problems) => {
    expect(briefly(problemsOf(sceneWith(...changes)))).toEqual(problems);
  });
};

describe('[L6] no timing without its origin can be loaded', () => {
  const invented = listSources(parseScene(goodText())).filter(({ origin }) => origin === 'invented');

  it.each(invented.map(({ path }) => path))('%s: bare, measured, without a reason, without a source', (path) => {
    const keys = path.split('.');
    const whatFor = (value: unknown): readonly string[] => briefly(problemsOf(sceneWith([keys, value])));
    expect(whatFor(40)).toEqual([`${path}: bareTiming`]);
    expect(whatFor({ measured: 40 })).toEqual([`${path}: measured`]);
    expect(whatFor({ invented: 40, because: words, measured: 40 })).toEqual([`${path}: measured`]);
    expect(whatFor('40')).toEqual([`${path}: wrongType`]);
    expect(whatFor([40, words])).toEqual([`${path}: wrongType`]);
    expect(whatFor({ article: 40, quote: words })).toEqual([`${path}: wrongType`]);
    expect(whatFor({ because: words })).toEqual([`${path}: wrongType`]);
    expect(whatFor(undefined)).toEqual([`${path}: missing`]);
    expect(whatFor(null)).toEqual([`${path}: wrongType`]);
  });

  check([
    ['no reason', [[[...RATE, 'because'], undefined]], ['cluster.efa.rate.because: missing']],
    ['an empty reason', [[[...RATE, 'because'], '']], ['cluster.efa.rate.because: emptyText']],
    ['a blank reason', [[[...RATE, 'because'], ' \n\t']], ['cluster.efa.rate.because: emptyText']],
    ['a reason that is no text', [[[...RATE, 'because'], 1]], ['cluster.efa.rate.because: wrongType']],
    ['an endless reason', [[[...RATE, 'because'], 'x'.repeat(2001)]], ['cluster.efa.rate.because: outOfRange']],
    ['a key beside it', [[[...RATE, 'unit'], 'ns']], ['cluster.efa.rate.unit: unknownKey']],
    ['not finite', [[[...RATE, 'invented'], Number.NaN]], ['cluster.efa.rate.invented: notFinite']],
    ['negative', [[[...RATE, 'invented'], -1]], ['cluster.efa.rate.invented: outOfRange']],
    ['absurd', [[[...RATE, 'invented'], 1e12]], ['cluster.efa.rate.invented: outOfRange']],
    ['text for the number', [[[...RATE, 'invented'], '5']], ['cluster.efa.rate.invented: wrongType']],
    ['a reason in both languages', [[[...RATE, 'because'], { en: 'why', ko: '왜' }]], []],
    ['a reason in one of two', [[[...RATE, 'because'], { en: 'why' }]], ['cluster.efa.rate.because.ko: missing']],
    [
      'a blank reason in one language, and a third language',
      [[[...RATE, 'because'], { en: ' ', ko: '왜', fr: 'pourquoi' }]],
      ['cluster.efa.rate.because.en: emptyText', 'cluster.efa.rate.because.fr: unknownKey'],
    ],
    [
      'two faults in one number',
      [[RATE, { invented: -1, because: '' }]],
      ['cluster.efa.rate.invented: outOfRange', 'cluster.efa.rate.because: emptyText'],
    ],
  ]);

  it('shows the author’s own value', () => {
    expect(problemsOf(sceneWith([RATE, 0.5]))).toMatchObject([{ kind: 'bareTiming', value: 0.5, got: '0.5' }]);
  });
});

describe('a structural number', () => {
  const STEPS = ['workload', 'steps'] as const;
  check([
    ['chosen', [[STEPS, 4]], []],
    ['from the article', [[STEPS, { article: 4, quote: words }]], []],
    ['measured', [[STEPS, { measured: 4 }]], ['workload.steps: measured']],
    ['invented', [[STEPS, { invented: 4, because: words }]], ['workload.steps: wrongType']],
    ['without its quote', [[STEPS, { article: 4 }]], ['workload.steps.quote: missing']],
    ['broken', [[STEPS, 4.5]], ['workload.steps: notWhole']],
    ['broken, from a document', [[STEPS, { document: 4.5, source: words }]], ['workload.steps.document: notWhole']],
    ['none', [[STEPS, 0]], ['workload.steps: outOfRange']],
    [
      'from two places',
      [[STEPS, { article: 4, quote: words, document: 4, source: words }]],
      ['workload.steps.document: unknownKey', 'workload.steps.source: unknownKey'],
    ],
    ['that does not add up', [[['cluster', 'side'], 3]], ['cluster.chipsPerUltraServer: inconsistent']],
    ['beyond the limit of chips', [[['cluster', 'ultraServers'], 64]], []],
    [
      'beyond the limit of chips with larger UltraServers',
      [
        [['cluster', 'ultraServers'], 512],
        [['cluster', 'side'], 8],
        [['cluster', 'chipsPerUltraServer'], 256],
      ],
      ['cluster.ultraServers: limit'],
    ],
  ]);
});

describe('keys, kinds and texts', () => {
  check([
    ['an unknown key', [[['speed'], 1]], ['speed: unknownKey']],
    ['an odd key', [[['a b'], 1]], ['["a b"]: unknownKey']],
    ['a key of every object', [[['constructor'], 1]], ['constructor: unknownKey']],
    ['a prototype', [[['__proto__'], { polluted: 1 }]], ['__proto__: unknownKey']],
    ['a prototype in a number', [[[...RATE, '__proto__'], {}]], ['cluster.efa.rate.__proto__: unknownKey']],
    ['a list for an object', [[['cluster', 'efa'], []]], ['cluster.efa: wrongType']],
    ['nothing for an object', [[['title'], undefined]], ['title: missing']],
    ['one language', [[['title', 'ko'], undefined]], ['title.ko: missing']],
    ['half of a letter', [[['title', 'en'], 'a\ud800b']], ['title.en: brokenText']],
    ['a letter that another program lost', [[['title', 'ko'], '두 \ufffd대']], ['title.ko: lostText']],
    ['a name with a blank', [[['id'], 'two servers']], ['id: badText']],
    ['a later format', [[['format'], 2]], ['format: notAChoice']],
    ['an unknown cluster', [[['cluster', 'kind'], 'rings']], ['cluster.kind: notAChoice']],
    ['a cluster of no kind', [[['cluster', 'kind'], undefined]], ['cluster.kind: notAChoice']],
    ['a workload that is text', [[['workload'], 'x']], ['workload: wrongType']],
    ['beats that are one beat', [[['beats'], {}]], ['beats: wrongType']],
    ['no beats', [[['beats'], []]], []],
    ['too many beats', [[['beats'], Array(LIMITS.beats + 1).fill(1)]], ['beats: limit']],
  ]);

  it('no prototype is polluted', () => {
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('moments', () => {
  const [A, B] = ['step1.efa.start', 'step1.efa.end'];
  check([
    ['an unknown one', [[beat(0, 'from'), 'step1.efa']], ['beats[0].from: dangling']],
    ['of a step that is not run', [[beat(4, 'to'), 'step4.efa.end']], ['beats[4].to: dangling']],
    ['an unknown one in a span', [[beat(2, 'to'), span(A, 'x', 0.5)]], ['beats[2].to.between[1]: dangling']],
    ['three for two', [[beat(2, 'to', 'between'), [A, B, B]]], ['beats[2].to.between: wrongType']],
    ['a share above 1', [[beat(2, 'to', 'share'), 1.5]], ['beats[2].to.share: outOfRange']],
    ['a share that is text', [[beat(2, 'to', 'share'), '1']], ['beats[2].to.share: wrongType']],
    ['a number', [[beat(0, 'to'), 100]], ['beats[0].to: wrongType']],
    ['an empty one', [[beat(0, 'to'), '']], ['beats[0].to: emptyText']],
    ['a span that runs backwards', [[beat(2, 'from'), span(B, A, 0.1)]], ['beats[2].from.between[1]: backwards']],
    ['a share that runs backwards', [[beat(2, 'to', 'share'), 0.05]], ['beats[2].to.share: backwards']],
    ['a beat that runs backwards', [[beat(0, 'from'), 'step2.compute.start']], ['beats[0].to: backwards']],
    ['a beat of no length', [[beat(0, 'to'), 'start']], ['beats[0].to: backwards']],
    [
      'a beat from within a phase back to an earlier one',
      [
        [beat(1, 'from'), span(A, B, 0.1)],
        [beat(1, 'to'), 'step1.reduceScatter.start'],
      ],
      ['beats[1].to: backwards'],
    ],
    [
      'a beat from the end of a phase back into it',
      [
        [beat(2, 'from'), B],
        [beat(2, 'to'), span(A, B, 0.5)],
      ],
      ['beats[2].to: backwards'],
    ],
    [
      'a beat from the last share of a phase to its end',
      [
        [beat(2, 'from'), span(A, B, 1)],
        [beat(2, 'to'), B],
      ],
      ['beats[2].to: backwards'],
    ],
    [
      'a beat between shares of two phases, backwards',
      [
        [beat(2, 'from'), span(B, 'step2.efa.end', 0.5)],
        [beat(2, 'to'), span(A, B, 0.9)],
      ],
      ['beats[2].to: backwards'],
    ],
    [
      'shares of which only a run can tell the order',
      [
        [beat(2, 'from'), B],
        [beat(2, 'to'), span(A, 'step1.allGather.end', 0.5)],
      ],
      [],
    ],
    [
      'layers that overlap, named in any order',
      [
        [['workload', 'layers'], 2],
        [['workload', 'overlap'], true],
        [
          ['beats'],
          [
            {
              ...(valueAt(sceneWith(), beat(0)) as object),
              from: 'step1.layer2.compute.end',
              to: 'step1.layer1.allGather.end',
            },
          ],
        ],
      ],
      [],
    ],
    [
      'phases that may overlap',
      [
        [beat(0, 'from'), 'step2.compute.start'],
        [beat(0, 'to'), 'step1.allGather.end'],
      ],
      [],
    ],
    ['an id that is taken', [[beat(4, 'id'), 'compute']], ['beats[4].id: duplicate']],
  ]);
});

describe('all problems of a file', () => {
  check([
    [
      'of shape and of meaning, far apart',
      [
        [['id'], 'X'],
        [RATE, 5],
        [['cluster', 'side'], 3],
        [beat(1, 'caption', 'ko'), undefined],
        [beat(4, 'from'), 'step9.efa.end'],
      ],
      [
        'id: badText',
        'cluster.efa.rate: bareTiming',
        'beats[1].caption.ko: missing',
        'cluster.chipsPerUltraServer: inconsistent',
        'beats[4].from: dangling',
      ],
    ],
  ]);

  it('are cut off at the limit, which is reported', () => {
    const scene = sceneWith();
    for (let i = 0; i < 80; i++) setAt(scene, [`extra${i}`], i);
    const problems = problemsOf(scene);
    expect(problems).toHaveLength(LIMITS.problems + 1);
    expect(problems.at(-1)).toMatchObject({ kind: 'limit', limit: 'problems', got: '80' });
  });
});

describe('a scene that has been parsed', () => {
  it('is deeply frozen, and its input is not', () => {
    const scene = parseScene(goodText());
    expect(Object.isFrozen(scene)).toBe(true);
    expect(() => {
      (efaOf(scene).rate as { invented: number }).invented = 1;
    }).toThrow(TypeError);
    const input = sceneWith();
    problemsOf(input);
    expect(Object.isFrozen(input)).toBe(false);
  });
});
