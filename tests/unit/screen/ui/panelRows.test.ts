import { describe, expect, it } from 'vitest';
import { isAlike } from '../../../../src/core/base/alike.ts';
import { clusterKinds, workloadKinds } from '../../../../src/core/scene/kinds.ts';
import { groupOf } from '../../../../src/core/scene/groups.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { firstRows, headingOf, panelGroups, searchGroups } from '../../../../src/screen/ui/panel/panelRows.ts';
import { appEnglish } from '../../../../src/screen/words/appWords.en.ts';
import { panelWords } from '../../../../src/screen/words/panelWords.ts';
import { goodText, sceneWith } from '../../../support/sceneFiles.ts';

const made = (invented: number) => ({ invented, because: 'a test' });
const scene = checkScene(
  sceneWith([
    ['faults'],
    [
      { at: made(5), link: 'efa', action: { kind: 'slower', factor: made(3) } },
      { at: made(9), link: { from: 'c0', to: 'c1' }, action: { kind: 'cut' } },
    ],
  ]),
);

describe('the panel', () => {
  it('has a heading for every number of a scene; for faults with kind and link', () => {
    const headings = (language: 'en' | 'ko') => panelGroups(scene, language).map(({ heading }) => heading);
    expect(headings('en').slice(0, 2)).toEqual(['Cluster', 'NeuronLink, on a plate']);
    expect(headings('en').slice(-3)).toEqual(['Fault 1: EFA, slower', 'Fault 2: c0 → c1, cut', 'Randomness']);
    expect(headings('ko').slice(-3)).toEqual(['장애 1: EFA, 느려짐', '장애 2: c0 → c1, 끊김', '난수']);
    for (const { path } of listSources(scene))
      expect(headingOf(scene, groupOf(path), 'en')).not.toMatch(/[[\]]|cluster\./);
  });

  it('has words for the groups of every kind of cluster and workload', () => {
    const groups = [
      ...clusterKinds().flatMap(({ parameters }) => parameters.map(({ path }) => `cluster.${path}`)),
      ...workloadKinds().flatMap(({ parameters }) => parameters.map(({ path }) => `workload.${path}`)),
    ]
      .filter((path) => !path.includes('[]'))
      .map(groupOf);
    expect([...new Set(groups)].filter((group) => appEnglish.groups[group] === undefined)).toEqual([]);
  });

  it('can be searched by name in either language, by heading, path and reason', () => {
    const groups = panelGroups(scene, 'en');
    const found = (text: string): string[] =>
      searchGroups(groups, text).flatMap(({ rows }) => rows.map(({ row }) => row.path));
    expect(found('EFA 대역폭')).toEqual(['cluster.efa.rate']);
    expect(found('  efa RATE ')).toEqual(['cluster.efa.rate']);
    expect(found('cluster.efa.latency')).toEqual(['cluster.efa.latency']);
    expect(found('back row')).toEqual(['cluster.efa.packet']);
    expect(found('fault 2')).toEqual(['faults[1].at']);
    expect(found('barrier')).toEqual(['workload.barrier']);
    expect(found('rainier')).toEqual(['seed']);
    expect(found('ｅｆａ　ｒａｔｅ')).toEqual(['cluster.efa.rate']);
    expect(found('EFA 대역폭'.normalize('NFD'))).toEqual(['cluster.efa.rate']);
    expect(found('nothing of that name')).toEqual([]);
    expect(searchGroups(groups, '')).toEqual(groups);
  });

  it('shows the first rows of many, and counts the rest', () => {
    const groups = panelGroups(scene, 'en');
    const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const { shown, hidden } = firstRows(groups, 3);
    expect(shown.flatMap(({ rows }) => rows)).toHaveLength(3);
    expect(hidden).toBe(all - 3);
    expect(firstRows(groups, all)).toEqual({ shown: groups, hidden: 0 });
  });
});

describe('the words of the panel', () => {
  it('contain Hangul in Korean and only there', () => {
    const texts = (table: object): [string, string][] =>
      Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
        if (typeof value === 'object' && value !== null) return texts(value);
        return [[key, typeof value === 'function' ? (value as (a: number, b: number) => string)(2, 3) : String(value)]];
      });
    expect(texts(panelWords('en')).filter(([, text]) => /[가-힣]/.test(text))).toEqual([]);
    expect(texts(panelWords('ko')).filter(([, text]) => !/[가-힣]/.test(text))).toEqual([]);
  });

  it('keeps rows equal, so that they are not rendered again, except those that a tweak changes', () => {
    const before = parseScene(goodText());
    const after = tweakScene(before, [{ path: 'cluster.efa.rate', value: 2 }]);
    const rows = (one: typeof before) => panelGroups(one, 'en').flatMap((group) => group.rows);
    const [known, now] = [rows(before), rows(after)];
    const changed = now.filter((row, at) => !isAlike(row, known[at]));
    expect(changed.map(({ row }) => row.path)).toEqual(['cluster.efa.rate']);
    expect(now.length).toBeGreaterThan(10);
  });

  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [null, {}, false],
    [[], {}, false],
    [[1], { 0: 1 }, false],
    [{}, new Float32Array(0), false],
    [new Float32Array([1, 2]), new Float32Array([1, 2]), true],
    [new Float32Array([1, 2]), new Float32Array([1, 3]), false],
    [Number.NaN, Number.NaN, true],
  ])('finds %j like %j: %s', (a, b, expected) => {
    expect([isAlike(a, b), isAlike(b, a)]).toEqual([expected, expected]);
  });
});
