import { describe, expect, it } from 'vitest';
import { COMPUTE, type Program } from '../../../../src/core/model/program.ts';
import { buildPipeline } from '../../../../src/core/model/workloads/pipeline.ts';
import { buildShardedTraining } from '../../../../src/core/model/workloads/shardedTraining.ts';
import { buildTrainingSteps } from '../../../../src/core/model/workloads/trainingSteps.ts';
import type { TrainingSteps } from '../../../../src/core/scene/workloads/trainingSteps.ts';
import { fullMesh } from '../../../support/collectiveRuns.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';
import { invented, meanOf, pair } from '../../../support/workloadRuns.ts';

/** Two chips without latency, so that an all-reduce takes m = S/b. */
const TWO = pair(1, 0, 1e6);

function layered(compute: number, communicate: number, layers: number, overlap: boolean, steps = 1): Program {
  const workload: TrainingSteps = {
    kind: 'trainingSteps',
    steps,
    compute: invented(compute),
    computeSpread: invented(0),
    gradients: invented(communicate),
    layers,
    overlap,
    algorithm: 'ring',
  };
  return buildTrainingSteps(workload, TWO, 'seed');
}

const stepTime = (...of: Parameters<typeof layered>): number => runToEnd(TWO.network, layered(...of)).finish / 1000;

describe('[L3] F32: chips four times as fast', () => {
  const SPLITS = [
    [50, 50],
    [80, 20],
    [20, 80],
  ] as const;

  it('[L3] F32: without overlap gain (Tc + Tm)/(Tc/4 + Tm): 1.60, 2.5, 1.18', () => {
    const gains = SPLITS.map(([tc, tm]) => stepTime(tc, tm, 1, false) / stepTime(tc / 4, tm, 1, false));
    expect(gains.map((gain) => gain.toFixed(2))).toEqual(['1.60', '2.50', '1.18']);
  });

  it('[L3] F32: with overlap max(Tc, Tm)/max(Tc/4, Tm): 1.00, 4.0, 1.00, within the one layer in 100 that sticks out', () => {
    const gains = SPLITS.map(([tc, tm]) => stepTime(tc, tm, 100, true) / stepTime(tc / 4, tm, 100, true));
    [1, 4, 1].forEach((gain, i) => expect(Math.abs(gains[i]! / gain - 1)).toBeLessThan(0.01));
  });
});

describe('[L3] F33: overlap by layers', () => {
  it('[L3] F33: L·t + m where t ≥ m, else t + L·m: (5, 3) 43; (3, 5) 43; (4, 4) 36; without overlap L(t + m)', () => {
    const cases = [
      [5, 3],
      [3, 5],
      [4, 4],
    ] as const;
    expect(cases.map(([t, m]) => stepTime(8 * t, 8 * m, 8, true))).toEqual([43, 43, 36]);
    expect(cases.map(([t, m]) => stepTime(8 * t, 8 * m, 8, false))).toEqual([64, 64, 64]);
  });
});

describe('overlap over several steps', () => {
  it('a step begins when the sums of all layers have arrived, not only those of the last: packets may overtake', () => {
    const { kind, from, waitsFor } = layered(5, 3, 8, true, 2);
    const first = [...kind.keys()].filter((task) => kind[task] === COMPUTE && from[task] === 0)[8]!;
    expect(waitsFor[first]).toBeGreaterThanOrEqual(8);
    expect(stepTime(40, 24, 8, true, 2)).toBe(2 * 43);
  });
});

describe('[L3] F34: pipeline', () => {
  const pipelineTime = (stages: number, batches: number, backward?: number): number => {
    // The shortest possible transfer: a millitick per message.
    const cluster = fullMesh(Math.max(2, stages), 1000, 0);
    const workload = {
      kind: 'pipeline',
      stages,
      microBatches: batches,
      compute: invented(1),
      activations: invented(0.01),
      ...(backward === undefined ? {} : { backward: invented(backward) }),
    } as const;
    return runToEnd(cluster.network, buildPipeline(workload, cluster, 'seed')).finish / 1000;
  };

  it('[L3] F34: takes (m + p − 1)·t plus a millitick per message on the path: 11 for p = 4, m = 8, bubble 27.3 %', () => {
    for (const [stages, batches] of [
      [4, 8],
      [1, 5],
      [7, 2],
    ] as const) {
      expect(pipelineTime(stages, batches)).toBeCloseTo(batches + stages - 1 + (stages - 1) / 1000, 9);
    }
    expect((1 - 8 / pipelineTime(4, 8)).toFixed(3)).toBe('0.273');
  });

  it('[L3] F34: the backward pass takes (m + p − 1) times the backward compute', () => {
    expect(pipelineTime(4, 8, 2)).toBeCloseTo(11 + 22 + 6 / 1000, 9);
  });
});

describe('sharded training', () => {
  const sharded = (prefetch: number, steps = 1): number => {
    const workload = {
      kind: 'shardedTraining',
      steps,
      layers: 4,
      forward: invented(10),
      backward: invented(20),
      // A ring of two gathers or scatters S in S/2b.
      parameters: invented(12),
      prefetch,
      algorithm: 'ring',
    } as const;
    return runToEnd(TWO.network, buildShardedTraining(workload, TWO, 'seed')).finish / 1000;
  };

  it('without prefetch every gather adds its time; with it only the first gather and the last scatter do', () => {
    // Scatters share links with the gathers of the next layer, so 3 of 4 scatters delay a gather, which compute hides.
    expect(sharded(1)).toBe(6 + 40 + 80 + 6);
    expect(sharded(0)).toBeGreaterThanOrEqual(8 * 6 + 40 + 80 + 6);
    expect(sharded(1, 3)).toBe(3 * sharded(1));
  });
});

describe('[L3] F31: the slowest of n', () => {
  /** By step and chip: the delay as a multiple of its mean. */
  const draws = (chips: number, seed: number): readonly (readonly number[])[] => {
    const cluster = fullMesh(chips, 1000, 0);
    const workload: TrainingSteps = {
      kind: 'trainingSteps',
      steps: 100,
      compute: invented(0),
      computeSpread: invented(0),
      gradients: invented(64),
      straggling: invented(100),
      algorithm: 'halvingDoubling',
    };
    const program = buildTrainingSteps(workload, cluster, `${seed}`);
    const times = [...program.kind.keys()].filter((task) => program.kind[task] === COMPUTE);
    const each = times.map((task) => program.amount[task]! / 100_000);
    return Array.from({ length: 100 }, (_, step) => each.slice(step * chips, (step + 1) * chips));
  };

  it('[L3] F31: the mean of the slowest of n is σ·H_n; one in a hundred is slow, so 14.9 % and 47.4 % of steps are', () => {
    for (const [chips, harmonic, slowSteps] of [
      [16, 3.3807, 0.1485],
      [64, 4.7439, 0.4744],
    ] as const) {
      const steps = seeds(1, 10).flatMap((seed) => draws(chips, seed));
      const slowest = steps.map((step) => Math.max(...step));
      // The variance of the slowest is below π²/6; four standard errors of 1,000 steps.
      expect(Math.abs(meanOf(slowest) - harmonic)).toBeLessThan(4 * Math.sqrt(1.645 / steps.length));
      const share = meanOf(slowest.map((time) => (time > Math.log(100) ? 1 : 0)));
      expect(Math.abs(share - slowSteps)).toBeLessThan(4 * Math.sqrt(0.25 / steps.length));
    }
  });
});
