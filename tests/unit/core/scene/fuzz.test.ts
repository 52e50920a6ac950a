import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Problem } from '../../../../src/core/scene/problem.ts';
import { sceneSchema } from '../../../../src/core/scene/schema.ts';
import { parsePath, type Path, pathText, valueAt } from '../../../../src/core/scene/walk.ts';
import { goodText, pathsOf, problemsOf, problemsOfText, sceneWith, setAt } from '../../../support/sceneFiles.ts';

vi.setConfig({ testTimeout: 30_000 });

const PATHS = pathsOf(sceneWith()).filter((path) => path.length > 0);
const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'a.b',
  '[0]',
  '\ud800',
  '0',
];

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, '', ' ', 'start', '\ud800', -1, -0, 0.5, 1e308, 40, [[]], '__proto__'),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 'x'.repeat(10_000), { measured: 1 }),
  fc.constantFrom<unknown>({ invented: 1 }, { invented: 1, because: '' }, { between: ['end', 'start'], share: 2 }),
  fc.jsonValue({ maxDepth: 3 }),
);

type Change = { readonly path: Path; readonly value: unknown; readonly mode: 'set' | 'delete' | 'add' };
const change: fc.Arbitrary<Change> = fc.record({
  path: fc.constantFrom(...PATHS),
  value: oddValue,
  mode: fc.constantFrom('set', 'delete', 'add'),
});

/** Applies a change, unless an earlier one has removed its parent. */
function apply(scene: unknown, { path, value, mode }: Change, oddKey: string): void {
  const parent = valueAt(scene, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) return;
  if (mode !== 'add') setAt(scene, path, mode === 'set' ? value : undefined);
  else if (!Array.isArray(parent)) setAt(scene, [...path.slice(0, -1), oddKey], value);
}

const isSound = ({ path, got, kind }: Problem): boolean =>
  typeof path === 'string' && kind.length > 0 && got.length <= 60 && !/\p{Surrogate}/u.test(got + path);

describe('a scene with random faults', () => {
  it('is loaded as by zod, or refused with valid problems only (1500 scenes, seed 11)', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.constantFrom(...ODD_KEYS), (changes, key) => {
        const scene = sceneWith();
        for (const one of changes) apply(scene, one, key);
        const problems = problemsOf(scene);
        expect(problems.every(isSound)).toBe(true);
        if (!sceneSchema.safeParse(scene).success) expect(problems.length).toBeGreaterThan(0);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { seed: 11, numRuns: 1500 },
    );
  });

  it('every fault that zod finds is reported at its path or above it (1000 scenes, seed 12)', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const scene = sceneWith();
        for (const one of changes) apply(scene, one, 'extra');
        const reported = problemsOf(scene).map(({ path }) => path);
        for (const issue of sceneSchema.safeParse(scene).error?.issues ?? []) {
          const at = pathText(issue.path as Path);
          expect(reported.some((path) => path.startsWith(at) || at.startsWith(path))).toBe(true);
        }
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it.each(PATHS.map(pathText))('deleting %s is reported there, or it was not needed', (path) => {
    const scene = sceneWith([parsePath(path), undefined]);
    // Without one of its items a list is still valid.
    const isItem = path.endsWith(']');
    const reported = problemsOf(scene).map((problem) => problem.path);
    const isUnneeded = /^(\$schema|teaches|beats\[\d\]\.cover)$/.test(path) || isItem;
    const above = path.replace(/\.[^.]+$/, '');
    if (!isUnneeded) expect(reported.some((one) => one === path || one === above)).toBe(true);
  });

  it('two unrelated faults are both reported (500 pairs, seed 13)', () => {
    const place = fc.constantFrom(...PATHS.filter((path) => typeof path.at(-1) === 'string'));
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(pathText(a.slice(0, -1)) !== pathText(b.slice(0, -1)));
        const places = [a, b].map((path) => [...path.slice(0, -1), 'extra']);
        fc.pre(!places.some((path) => typeof valueAt(sceneWith(), path.slice(0, -1)) !== 'object'));
        const reported = problemsOf(sceneWith(...places.map((path) => [path, 1] as const))).map(({ path }) => path);
        for (const path of places) expect(reported).toContain(pathText(path));
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

describe('a malicious file', () => {
  const deep = 100_000;
  it.each([
    ['open lists', '['.repeat(deep)],
    ['lists in lists', '['.repeat(deep) + ']'.repeat(deep)],
    ['objects in objects', `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`],
    ['objects in objects with keys twice', `${'{"b":1,"b":2,"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    [
      'a deep value in a good scene',
      goodText().replace('"seed": "rainier"', `"seed": ${'['.repeat(deep)}${']'.repeat(deep)}`),
    ],
    ['one long text', JSON.stringify('x'.repeat(900_000))],
    ['a long number', '9'.repeat(900_000)],
    ['many keys', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":${i}`).join()}}`],
    ['one key many times', `{${'"k":1,'.repeat(100_000)}"k":1}`],
    ['many beats', goodText().replace(/"beats": \[[^]*/, `"beats": [${'{},'.repeat(200_000)}{}]}`)],
    ['a long key', `{"${'k'.repeat(900_000)}": 1}`],
    ['an own prototype', goodText().replace('"seed"', '"__proto__": { "polluted": 1 }, "seed"')],
    ['more than a double holds', goodText().replace('"invented": 240', '"invented": 1e999')],
    ['backslashes', `"${'\\\\'.repeat(400_000)}`],
  ])('%s: refused quickly', (_, text) => {
    const begin = performance.now();
    const problems = problemsOfText(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(isSound)).toBe(true);
    expect(problems.every(({ path }) => path.length < 500)).toBe(true);
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('any text gives a scene or a SceneError (1000 texts, seed 14)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(problemsOfText(text).every(isSound)).toBe(true);
      }),
      { seed: 14, numRuns: 1000 },
    );
  });

  it('data that JSON can’t represent gives a SceneError', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const value of [undefined, 1n, Symbol('s'), () => 1, new Date(0), circle, [circle]]) {
      expect(problemsOf(value).length).toBeGreaterThan(0);
      expect(problemsOf(sceneWith([['seed'], value])).every(isSound)).toBe(true);
    }
  });
});

it('a good file is loaded', () => {
  expect(parseScene(goodText()).id).toBe('two-ultraservers');
});
