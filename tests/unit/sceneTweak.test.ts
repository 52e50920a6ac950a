import { describe, expect, it } from 'vitest';
import { parseScene } from '../../src/core/scene/parse.ts';
import { SceneError } from '../../src/core/scene/problem.ts';
import { listSources } from '../../src/core/scene/sources.ts';
import { reseedScene, type Tweak, tweakScene } from '../../src/core/scene/tweak.ts';
import { parsePath, pathText, valueAt } from '../../src/core/scene/walk.ts';
import { efaOf, briefly, goodText, pathsOf, sceneWith } from '../support/sceneFiles.ts';

const scene = parseScene(goodText());

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
  it('changes one number and keeps its reason; the scene given stays as it is', () => {
    const tweaked = tweakScene(scene, [{ path: 'cluster.efa.rate', value: 2 }]);
    expect(efaOf(tweaked).rate).toEqual({ ...efaOf(scene).rate, invented: 2 });
    expect({ ...tweaked, cluster: scene.cluster }).toEqual(scene);
    expect(efaOf(scene).rate.invented).toBe(0.5);
  });

  it('makes a stated number the author’s own', () => {
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

describe('a seed', () => {
  it('changes the seed alone', () => {
    expect(reseedScene(scene, 'other')).toEqual({ ...scene, seed: 'other' });
  });

  it('is refused where it is no text', () => {
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
