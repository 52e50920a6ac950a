import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Control, listChoices, listControls } from '../../../../src/core/scene/controls.ts';
import { isIdle } from '../../../../src/core/scene/idle.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { reseedScene, type Tweak, tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { goodText, sceneFiles } from '../../../support/sceneFiles.ts';

/** Other valid values of a control, near ones first. */
function others({ sort, row }: Control): Tweak['value'][] {
  if (sort === 'choice') return row.options.map(({ value }) => value).filter((value) => value !== row.value);
  const { value, facts } = row;
  const [near, half] = sort === 'count' ? [facts.step, facts.step] : [value * 0.25 || facts.step, value * 0.5];
  const doubled = sort === 'count' ? [value * 2, value / 2] : [];
  return [value + near, value - half, ...doubled].filter((one) => one >= facts.min && one <= facts.max);
}

/** The hash of the run with the control at `value`; undefined if the scene refuses it. */
function hashWith(scene: Scene, path: string, value: Tweak['value']): string | undefined {
  try {
    return traceHash(simulate(tweakScene(scene, [{ path, value }])));
  } catch (error) {
    if (error instanceof SceneError) return undefined;
    throw error;
  }
}

describe.each(sceneFiles())('[L8] every parameter of %s has an effect', (file) => {
  const scene = parseScene(readFileSync(file, 'utf8'));
  const hash = traceHash(simulate(scene));

  it.each(listControls(scene).map((control) => [control.row.path, control] as const))(
    '[L8] %s changes the trace',
    (path, control) => {
      const moves = (value: Tweak['value']): boolean => (hashWith(scene, path, value) ?? hash) !== hash;
      // Stops at the first value that changes the hash, since each value costs a run.
      expect(others(control).some(moves)).toBe(true);
    },
  );

  it('[L8] the seed changes the trace, or is not offered', () => {
    expect(traceHash(simulate(reseedScene(scene, 'another'))) === hash).toBe(isIdle(scene, 'seed'));
  });

  it('[L8] a choice that is not offered would not change the trace', () => {
    for (const row of listChoices(scene).filter(({ path }) => isIdle(scene, path))) {
      for (const { value } of row.options)
        expect([row.path, hashWith(scene, row.path, value) ?? hash]).toEqual([row.path, hash]);
    }
  });
});

describe('[L8] what the captions of two-ultraservers claim is true', () => {
  const scene = parseScene(goodText());
  const { finish } = simulate(scene);
  const { moments } = simulate(tweakScene(scene, [{ path: 'workload.computeSpread', value: 0 }]));
  const length = (phase: string): number => moments[`${phase}.end`]! - moments[`${phase}.start`]!;

  it('[L8] with equal compute times, EFA takes longer in every step than everything inside the UltraServers', () => {
    for (const step of [1, 2, 3]) {
      const inside = length(`step${step}.reduceScatter`) + length(`step${step}.allGather`);
      expect(length(`step${step}.efa`)).toBeGreaterThan(inside);
      expect(length(`step${step}.efa`)).toBeGreaterThan(length(`step${step}.compute`));
    }
  });

  it('[L8] halving the compute saves less than a fifth of the finish, doubling the EFA rate more', () => {
    const finishWith = (path: string, value: number): number => simulate(tweakScene(scene, [{ path, value }])).finish;
    const compute = 1 - finishWith('workload.compute', 120) / finish;
    const efa = 1 - finishWith('cluster.efa.rate', 1) / finish;
    expect(compute).toBeLessThan(0.2);
    expect(efa).toBeGreaterThan(compute);
  });
});
