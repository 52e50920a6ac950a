import { afterEach, describe, expect, it, vi } from 'vitest';
import { momentNames, phaseTwice, placeOfMoment } from '../../../../src/core/scene/marks.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { parseInSteps, parseScene } from '../../../../src/core/scene/parse.ts';
import { type Problem, SceneError } from '../../../../src/core/scene/problem.ts';
import { problemText } from '../../../../src/screen/words/problemWords.ts';
import { nearest } from '../../../../src/screen/words/nearest.ts';
import { HOSTILE, SIZED } from '../../../support/hostileFiles.ts';
import { goodText } from '../../../support/sceneFiles.ts';

function problemsOf(text: string): readonly Problem[] {
  try {
    parseScene(text);
    return [];
  } catch (error) {
    if (error instanceof SceneError) return error.problems;
    throw error;
  }
}

afterEach(() => vi.restoreAllMocks());

/** An upper bound of the items that list searches examined during `work`. */
function searched(work: () => void): number {
  let items = 0;
  for (const name of ['indexOf', 'includes', 'find', 'findIndex'] as const) {
    const search = Array.prototype[name] as (...of: unknown[]) => unknown;
    vi.spyOn(Array.prototype, name).mockImplementation(function (this: unknown[], ...of: unknown[]) {
      items += this.length;
      return search.apply(this, of) as never;
    });
  }
  work();
  vi.restoreAllMocks();
  return items;
}

describe('a file of maximal size', () => {
  it.each(Object.entries(HOSTILE))(
    'is a scene or is refused with at most the listed number of problems: %s',
    (_, text) => {
      const file = text();
      expect(file.length).toBeLessThanOrEqual(LIMITS.fileBytes);
      const problems = problemsOf(file);
      expect(problems.length).toBeLessThanOrEqual(LIMITS.problems + 1);
      for (const problem of problems) {
        for (const language of ['en', 'ko'] as const)
          expect(problemText(problem, language).what.length).toBeLessThan(500);
      }
    },
  );

  it('is not searched to the end if it has half a million problems', () => {
    const last = problemsOf(HOSTILE['emptyNodes']!()).at(-1)!;
    expect(last).toMatchObject({ kind: 'limit', limit: 'problems', got: 'at least 1000' });
    expect(problemText(last, 'en').what).toContain('more than 50');
  });

  it.each(Object.entries(SIZED))('is checked with work proportional to its size: %s', (_, { text, size }) => {
    const [small, large] = [size / 4, size].map((of) => searched(() => problemsOf(text(of))));
    // Linear work is 4 times as much, quadratic work 16 times.
    expect(large!).toBeLessThan(6 * small! + 1000);
  });
});

/** The number of steps in which a file is checked. */
function stepsOf(file: string): number {
  let steps = 1;
  try {
    for (const share of parseInSteps(file)) {
      expect(share).toBeLessThanOrEqual(1);
      steps++;
    }
  } catch (error) {
    expect(error).toBeInstanceOf(SceneError);
  }
  return steps;
}

describe('the check of a file in steps', () => {
  it.each(['customNodes', 'customLinks', 'customSelfLinks'] as const)('by its values: %s', (name) => {
    const [small, large] = [1000, 4000].map((size) => stepsOf(HOSTILE[name]!(size)));
    expect(large! - small!).toBeGreaterThanOrEqual(3 * 4);
  });

  it.each(['unknownKeys', 'brackets', 'openBrackets'] as const)('by its characters, valid or not: %s', (name) => {
    expect(stepsOf(HOSTILE[name]!())).toBeGreaterThan(20);
  });

  it('takes one step per part for a small file', () => {
    expect(stepsOf(goodText())).toBeLessThan(25);
  });
});

describe('moments of many phases', () => {
  const phases = Array.from({ length: 300 }, (_, i) => `step${i}.efa`);
  it('are the start and end of each, found by position', () => {
    const rows = new Map(phases.map((phase, row) => [phase, row]));
    expect(momentNames(phases)).toHaveLength(602);
    for (const name of momentNames(phases)) {
      const place = placeOfMoment(name, rows);
      const isEnd = name === 'start' || name === 'end';
      expect([name, place && `${phases[place.row]}.${place.isStart ? 'start' : 'end'}`]).toEqual([
        name,
        isEnd ? undefined : name,
      ]);
    }
    for (const name of ['step300.efa.end', 'step7.efa', '.start', ''])
      expect(placeOfMoment(name, rows)).toBeUndefined();
  });
  it('report the first duplicate name', () => {
    expect(phaseTwice(phases)).toBeUndefined();
    expect(phaseTwice(['a', 'b', 'c', 'b', 'a'])).toBe('b');
  });
});

describe('a misspelled name among many', () => {
  const many = Array.from(
    { length: 20_000 },
    (_, i) => `step${1 + (i % 100)}.layer${1 + Math.floor(i / 100)}.efa.start`,
  );
  it.each([
    ['stop7.layer12.efa.start', 'step7.layer12.efa.start'],
    ['step7.lair12.efa.start', 'step7.layer12.efa.start'],
    ['step7.layer12.efa.stort', 'step7.layer12.efa.start'],
    ['STEP7.layer12.ef.start', 'step7.layer12.efa.start'],
    ['quite another name', undefined],
  ])('%s', (name, meant) => {
    const found = nearest(name, many);
    expect(found).toBe(meant);
  });
});
