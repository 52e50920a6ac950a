import { describe, expect, it } from 'vitest';
import { parseScene } from '../../src/core/scene/parse.ts';
import { listSources } from '../../src/core/scene/sources.ts';
import { reseedScene, tweakScene } from '../../src/core/scene/tweak.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { traceHash } from '../../src/core/trace/trace.ts';
import { goodText } from '../support/sceneFiles.ts';

describe('[L8] no parameter is decoration', () => {
  const scene = parseScene(goodText());
  const hash = traceHash(simulate(scene));
  const controls = listSources(scene).filter(({ origin }) => origin === 'invented');

  it.each(controls.map(({ path, value }) => [path, value] as const))('[L8] %s moves the trace', (path, value) => {
    const tweaked = tweakScene(scene, [{ path, value: value * 1.25 <= 0.9 || value > 1 ? value * 1.25 : 0.6 }]);
    expect(traceHash(simulate(tweaked))).not.toBe(hash);
  });

  it('[L8] and so does the seed', () => {
    expect(traceHash(simulate(reseedScene(scene, 'another')))).not.toBe(hash);
  });
});

describe('[L8] what the captions of two-ultraservers claim is true', () => {
  const scene = parseScene(goodText());
  const { finish } = simulate(scene);
  const { moments } = simulate(tweakScene(scene, [{ path: 'workload.computeSpread', value: 0 }]));
  const length = (phase: string): number => moments[`${phase}.end`]! - moments[`${phase}.start`]!;

  it('[L8] where chips compute alike, EFA takes longer in every step than all that happens inside', () => {
    for (const step of [1, 2, 3]) {
      const inside = length(`step${step}.reduceScatter`) + length(`step${step}.allGather`);
      expect(length(`step${step}.efa`)).toBeGreaterThan(inside);
      expect(length(`step${step}.efa`)).toBeGreaterThan(length(`step${step}.compute`));
    }
  });

  it('[L8] faster chips would only wait longer: half the compute saves less than a fifth, twice the EFA rate more', () => {
    const finishWith = (path: string, value: number): number => simulate(tweakScene(scene, [{ path, value }])).finish;
    const compute = 1 - finishWith('workload.compute', 120) / finish;
    const efa = 1 - finishWith('cluster.efa.rate', 1) / finish;
    expect(compute).toBeLessThan(0.2);
    expect(efa).toBeGreaterThan(compute);
  });
});
