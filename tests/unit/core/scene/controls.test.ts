import { describe, expect, it } from 'vitest';
import { listChoices, listControls } from '../../../../src/core/scene/controls.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { restoreScene, type Tweak, tweakScene } from '../../../../src/core/scene/tweak.ts';
import { briefly, sceneWith } from '../../../support/sceneFiles.ts';

const made = (invented: number) => ({ invented, because: 'a test' });
const scene = checkScene(sceneWith());
const traffic = checkScene(
  sceneWith(
    [['beats'], []],
    [
      ['workload'],
      {
        kind: 'openTraffic',
        duration: made(100),
        arrivals: { kind: 'poisson', gap: made(10) },
        pattern: { kind: 'uniform' },
        sizes: { kind: 'fixed', size: made(8) },
      },
    ],
    [['variation'], { jitter: { efa: { kind: 'uniform', amplitude: made(3) }, neuronLink: { kind: 'none' } } }],
  ),
);
/** The author chose `side`, and so the numbers that follow from it. */
const ownSides = checkScene(
  sceneWith([['cluster', 'side'], 4], [['cluster', 'plates'], 4], [['cluster', 'chipsPerUltraServer'], 64]),
);

const paths = (of: Scene): readonly string[] => listControls(of).map(({ row }) => row.path);
const choiceAt = (of: Scene, path: string) => listChoices(of).find((row) => row.path === path);

function refusal(of: Scene, ...tweaks: readonly Tweak[]): readonly string[] {
  try {
    tweakScene(of, tweaks);
    return [];
  } catch (error) {
    if (error instanceof SceneError) return briefly(error.problems);
    throw error;
  }
}

describe('the controls of a scene', () => {
  it('are its invented numbers, the counts its author chose, and its choices, in the order of the format', () => {
    expect(paths(scene)).toEqual([
      'cluster.ultraServers',
      'cluster.neuronLink.rate',
      'cluster.neuronLink.latency',
      'cluster.neuronLink.packet',
      'cluster.neuronLinkZ.rate',
      'cluster.neuronLinkZ.latency',
      'cluster.efa.rate',
      'cluster.efa.latency',
      'cluster.efa.packet',
      'workload.steps',
      'workload.compute',
      'workload.computeSpread',
      'workload.gradients',
      'workload.barrier',
    ]);
  });

  it('exclude stated numbers, derived numbers, and those without effect', () => {
    expect(paths(scene)).not.toContain('cluster.side');
    expect(paths(ownSides)).toContain('cluster.side');
    expect(paths(ownSides)).not.toContain('cluster.chipsPerUltraServer');
    expect(paths(scene)).not.toContain('cluster.switches');
    expect(paths(scene)).not.toContain('cluster.ties');
    expect(paths(traffic)).toContain('cluster.ties');
  });

  it('name every choice and option in both languages', () => {
    const rows = [...listChoices(scene), ...listChoices(traffic)];
    expect(rows.length).toBeGreaterThan(5);
    for (const { label, help, options, value } of rows) {
      for (const { en, ko } of [label, help, ...options.map((option) => option.label)]) {
        expect(en).not.toMatch(/[가-힣]/);
        expect(`${en}: ${ko}`).toMatch(/: .*[가-힣]/);
      }
      expect(options.map((option) => option.value)).toContain(value);
    }
  });

  it('offer only kinds for which the other keys suffice', () => {
    expect(choiceAt(traffic, 'workload.arrivals.kind')?.options.map(({ value }) => value)).toEqual([
      'poisson',
      'regular',
    ]);
    expect(choiceAt(traffic, 'workload.pattern.kind')?.options).toHaveLength(2);
    expect(choiceAt(traffic, 'variation.jitter.efa.kind')?.value).toBe('uniform');
    for (const path of ['workload.kind', 'workload.sizes.kind', 'variation.jitter.neuronLink.kind', 'cluster.kind']) {
      expect(choiceAt(traffic, path)).toBeUndefined();
    }
  });
});

describe('a tweak of a choice', () => {
  it('replaces it, writes one that was left out, and switches a kind with its numbers kept', () => {
    expect(tweakScene(scene, [{ path: 'workload.barrier', value: true }]).workload).toMatchObject({ barrier: true });
    const regular = tweakScene(traffic, [{ path: 'workload.arrivals.kind', value: 'regular' }]);
    expect(regular.workload).toMatchObject({ arrivals: { kind: 'regular', gap: made(10) } });
  });

  it.each<readonly [Tweak, string]>([
    [{ path: 'workload.barrier', value: 'yes' }, 'workload.barrier: notAChoice'],
    [{ path: 'workload.algorithm', value: 'ring' }, 'beats[0].to: dangling'],
    [{ path: 'workload.kind', value: 'collective' }, 'workload.kind: dangling'],
    [{ path: 'cluster.ties', value: 1 }, 'cluster.ties: notAChoice'],
    [{ path: 'cluster.efa.rate', value: 'fast' }, 'cluster.efa.rate.invented: wrongType'],
    [{ path: 'cluster.__proto__', value: 'x' }, 'cluster.__proto__: dangling'],
    [{ path: 'title.en', value: 'x' }, 'title.en: dangling'],
    [{ path: 'seed.kind', value: 'x' }, 'seed.kind: dangling'],
  ])('%j is refused', (tweak, problem) => {
    expect(refusal(scene, tweak)[0]).toBe(problem);
  });

  it('to a kind that needs other numbers is refused at its path', () => {
    expect(refusal(traffic, { path: 'workload.pattern.kind', value: 'hotSpot' })).toEqual([
      'workload.pattern.kind: notAChoice',
    ]);
  });
});

describe('a number that follows from others', () => {
  it('follows them and can’t be set by itself', () => {
    const smaller = tweakScene(ownSides, [{ path: 'cluster.side', value: 2 }]);
    expect(smaller.cluster).toMatchObject({ side: 2, chipsPerUltraServer: 16 });
    expect(refusal(ownSides, { path: 'cluster.chipsPerUltraServer', value: 32 })).toEqual([
      'cluster.chipsPerUltraServer: inconsistent',
    ]);
  });
});

describe('a reset value', () => {
  it('is as written, with its reason; a choice that was omitted is omitted again', () => {
    for (const [path, value] of [
      ['workload.barrier', true],
      ['cluster.side', 2],
      ['cluster.efa.rate', 3],
    ] as const) {
      expect(restoreScene(tweakScene(scene, [{ path, value }]), scene, path)).toEqual(scene);
    }
  });
});

describe('a number that was tweaked before', () => {
  it('keeps its first value when it is tweaked again', () => {
    const noted = checkScene(
      sceneWith(
        [['cluster', 'efa', 'rate'], { ...made(0.8), tweakedFrom: 0.5 }],
        [['workload', 'steps'], { chosen: 4, tweakedFrom: 3 }],
      ),
    );
    const rowAt = (of: Scene, path: string) => listSources(of).find((row) => row.path === path);
    expect(rowAt(noted, 'cluster.efa.rate')).toMatchObject({ value: 0.8, tweakedFrom: 0.5 });
    expect(rowAt(noted, 'workload.steps')).toMatchObject({ value: 4, tweakedFrom: 3, origin: 'chosen' });
    const again = tweakScene(noted, [
      { path: 'cluster.efa.rate', value: 0.9 },
      { path: 'workload.steps', value: 5 },
    ]);
    expect(rowAt(again, 'cluster.efa.rate')).toMatchObject({ value: 0.9, tweakedFrom: 0.5 });
    expect(rowAt(again, 'workload.steps')).toMatchObject({ value: 5, tweakedFrom: 3 });
  });

  it.each<readonly [readonly (string | number)[], unknown, string]>([
    [['cluster', 'efa', 'rate'], { ...made(0.8), tweakedFrom: 0 }, 'cluster.efa.rate.tweakedFrom: outOfRange'],
    [['cluster', 'efa', 'rate'], { ...made(0.8), tweakedFrom: 'x' }, 'cluster.efa.rate.tweakedFrom: wrongType'],
    [['workload', 'steps'], { chosen: 4 }, 'workload.steps.tweakedFrom: wrongType'],
    [['cluster', 'efa', 'rate'], { chosen: 4, tweakedFrom: 3 }, 'cluster.efa.rate: wrongType'],
  ])('[L6] %j as %j is refused', (path, value, problem) => {
    try {
      checkScene(sceneWith([path, value]));
      expect.fail('was accepted');
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      expect(briefly(error.problems)).toEqual([problem]);
    }
  });
});
