import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawBelow, type RandomStream, randomStream } from '../../../../src/core/base/random.ts';
import { listControls } from '../../../../src/core/scene/controls.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { type Problem, SceneError } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { reseedScene, type Tweak, tweakScene } from '../../../../src/core/scene/tweak.ts';
import { parsePath, pathText, valueAt } from '../../../../src/core/scene/walk.ts';
import { seeds } from '../../../support/runs.ts';
import { briefly, efaOf, goodText, pathsOf, sceneFiles, sceneWith, setAt } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());

function pick<T>(from: readonly T[], random: RandomStream): T {
  return from[drawBelow(random, from.length)]!;
}

function refusal(...tweaks: readonly Tweak[]): readonly string[] {
  try {
    tweakScene(scene, tweaks);
    return [];
  } catch (error) {
    if (error instanceof SceneError) return briefly(error.problems);
    throw error;
  }
}

describe('a tweak', () => {
  it('changes one number and keeps its reason; the given scene is unchanged', () => {
    const tweaked = tweakScene(scene, [{ path: 'cluster.efa.rate', value: 2 }]);
    expect(efaOf(tweaked).rate).toEqual({ ...efaOf(scene).rate, invented: 2 });
    expect({ ...tweaked, cluster: scene.cluster }).toEqual(scene);
    expect(efaOf(scene).rate.invented).toBe(0.5);
  });

  it('turns a stated number into the author’s choice', () => {
    const tweaks = [
      { path: 'cluster.side', value: 2 },
      { path: 'cluster.chipsPerUltraServer', value: 16 },
    ];
    expect(tweakScene(scene, tweaks).cluster).toMatchObject({ side: 2, chipsPerUltraServer: 16 });
  });

  it('reaches every number that the scene lists, with the value it has', () => {
    for (const { path, value } of listSources(scene)) expect(refusal({ path, value })).toEqual([]);
  });

  it.each<readonly [Tweak, string]>([
    [{ path: 'cluster.efa', value: 1 }, 'cluster.efa: dangling'],
    [{ path: 'cluster.efa.rate.because', value: 1 }, 'cluster.efa.rate.because: dangling'],
    [{ path: '', value: 1 }, ': dangling'],
    [{ path: 'seed', value: 1 }, 'seed: dangling'],
    [{ path: '__proto__.polluted', value: 1 }, '__proto__.polluted: dangling'],
    [{ path: 'cluster.__proto__.rate', value: 1 }, 'cluster.__proto__.rate: dangling'],
    [{ path: 'cluster..efa.rate', value: 1 }, 'cluster..efa.rate: dangling'],
    [{ path: 'beats[99].speed', value: 1 }, 'beats[99].speed: dangling'],
    [{ path: 'beats[0].from.share', value: 1 }, 'beats[0].from.share: dangling'],
    [{ path: 'cluster.efa.rate', value: 0 }, 'cluster.efa.rate.invented: outOfRange'],
    [{ path: 'cluster.efa.rate', value: Number.NaN }, 'cluster.efa.rate.invented: notFinite'],
    [{ path: 'workload.steps', value: 1.5 }, 'workload.steps: notWhole'],
    [{ path: 'workload.steps', value: 1 }, 'beats[3].to: dangling'],
  ])('%j is refused', (tweak, problem) => {
    expect(refusal(tweak)[0]).toBe(problem);
  });

  it('is refused together with the others that are wrong', () => {
    const wrong = ['a', 'b'].map((path) => ({ path, value: 1 }));
    expect(refusal(...wrong)).toEqual(['a: dangling', 'b: dangling']);
  });
});

/** The same with a full copy and a full check. */
function tweakedPlainly(before: Scene, { path, value }: Tweak): Scene | readonly Problem[] {
  const copy: unknown = structuredClone(before);
  const keys = parsePath(path);
  const found = valueAt(copy, keys);
  const held = ['invented', 'chosen'].find((key) => valueAt(found, [key]) !== undefined);
  setAt(copy, held === undefined ? keys : [...keys, held], value);
  return checkedOr(() => checkScene(copy));
}

function checkedOr(make: () => Scene): Scene | readonly Problem[] {
  try {
    return make();
  } catch (error) {
    if (error instanceof SceneError) return error.problems;
    throw error;
  }
}

describe('a tweak checks only what it can have changed', () => {
  it('with the result of a full check (chains of 12 in every scene, seeds 1 to 8)', () => {
    let [taken, refused] = [0, 0];
    for (const file of sceneFiles()) {
      for (const seed of seeds(1, 8)) {
        let now = parseScene(readFileSync(file, 'utf8'));
        const random = randomStream(`${seed}`, file);
        for (let step = 0; step < 12; step++) {
          const { sort, row } = pick(listControls(now), random);
          const value =
            sort === 'choice'
              ? pick(row.options, random).value
              : row.facts.min + (row.facts.max - row.facts.min) * (1.2 * random() - 0.1);
          const tweak = { path: row.path, value };
          const [quick, plain] = [checkedOr(() => tweakScene(now, [tweak])), tweakedPlainly(now, tweak)];
          const what = `${file}, seed ${seed}, ${row.path} = ${value}`;
          // A derived number is set as well.
          const isFollowed = 'id' in quick && 'length' in plain && plain.every(({ kind }) => kind === 'inconsistent');
          if (!isFollowed) expect(quick, what).toEqual(plain);
          if ('id' in quick) {
            expect(checkScene(structuredClone(quick)), what).toEqual(quick);
            now = quick;
            taken++;
          } else refused++;
        }
      }
    }
    expect([taken > 100, refused > 100]).toEqual([true, true]);
  });

  it('and shares the other parts, all frozen', () => {
    const tweaked = tweakScene(scene, [{ path: 'cluster.efa.rate', value: 2 }]);
    expect(tweaked.workload).toBe(scene.workload);
    expect(tweaked.beats).toBe(scene.beats);
    expect(tweaked.cluster).not.toBe(scene.cluster);
    for (const path of pathsOf(tweaked)) {
      const part = valueAt(tweaked, path);
      if (typeof part === 'object') expect(Object.isFrozen(part), pathText(path)).toBe(true);
    }
  });

  it('but checks a part in the wrong place, or a changed one', () => {
    const problems = (parts: object) => {
      const checked = checkedOr(() => checkScene({ ...scene, ...parts }));
      return 'length' in checked ? briefly(checked) : [];
    };
    expect(problems({ workload: scene.cluster })).toEqual(['workload.kind: notAChoice']);
    expect(problems({ beats: scene.cluster })).toEqual(['beats: wrongType']);
    expect(problems({ beats: [...scene.beats, scene.beats[0]] })).toEqual([
      `beats[${scene.beats.length}].id: duplicate`,
    ]);
  });
});

describe('a seed', () => {
  it('changes the seed alone', () => {
    expect(reseedScene(scene, 'other')).toEqual({ ...scene, seed: 'other' });
  });

  it('is refused if it is no text', () => {
    expect(() => reseedScene(scene, '  ')).toThrow(SceneError);
    expect(() => reseedScene(scene, 'x'.repeat(101))).toThrow(SceneError);
  });
});

describe('[L6] the list of sources', () => {
  it('[L6] has every number of the file, with its words', () => {
    const rows = listSources(scene);
    const listed = new Set(rows.map(({ path }) => path));
    const numbers = pathsOf(sceneWith()).filter((path) => typeof valueAt(sceneWith(), path) === 'number');
    const missed = numbers
      .map((path) => pathText(path).replace(/\.(invented|article|document)$/, ''))
      .filter((path) => !listed.has(path));
    expect(missed).toEqual(['format']);
    expect(rows).toHaveLength(numbers.length - 1);
    for (const { path, origin, grounds } of rows)
      expect(`${path} ${grounds.en === '' || grounds.ko === ''}`).toBe(`${path} ${origin === 'chosen'}`);
  });

  it('gives each its value and unit', () => {
    const rate = listSources(scene).find(({ path }) => path === 'cluster.efa.rate');
    expect(rate).toMatchObject({ value: 0.5, unit: 'units per tick', origin: 'invented' });
  });
});

describe('paths', () => {
  it('are read as they are written', () => {
    for (const path of pathsOf(sceneWith())) {
      if (path.length > 0) expect(parsePath(pathText(path))).toEqual(path);
    }
  });
});
