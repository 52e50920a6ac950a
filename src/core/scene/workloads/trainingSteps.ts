import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';

/** Each step computes, then all-reduces hierarchically: inside, across, inside. */
export const trainingSteps = z.strictObject({
  kind: z
    .literal('trainingSteps')
    .meta({ description: 'Training steps: compute, then all-reduce inside, across, inside.' }),
  steps: structural({
    quantity: 'count',
    min: 1,
    max: LIMITS.steps,
    step: 1,
    scale: 'linear',
    label: { en: 'training steps', ko: '학습 스텝 수' },
  }),
  compute: invented({
    quantity: 'time',
    min: 0,
    max: 10_000,
    step: 1,
    scale: 'linear',
    label: { en: 'compute per step', ko: '스텝당 계산 시간' },
  }),
  computeSpread: invented({
    quantity: 'share',
    min: 0,
    max: 0.9,
    step: 0.01,
    scale: 'linear',
    label: { en: 'spread of compute', ko: '계산 시간의 흩어짐' },
  }),
  gradients: invented({
    quantity: 'size',
    min: 64,
    max: 1_000_000,
    step: 64,
    scale: 'logarithmic',
    label: { en: 'gradients per chip', ko: '칩당 그래디언트 크기' },
  }),
});

/** The phases of a training step, in order. */
export const STEP_PHASES = ['compute', 'reduceScatter', 'efa', 'allGather'] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

/** Name of one phase of one step, counted from 1, e.g. `step2.efa`. */
export function stepPhase(step: number, phase: StepPhase): string {
  return `step${step}.${phase}`;
}

export function trainingPhases(count: CountAt): string[] {
  return Array.from({ length: count('steps') }, (_, i) => STEP_PHASES.map((phase) => stepPhase(i + 1, phase))).flat();
}

export type TrainingSteps = z.infer<typeof trainingSteps>;
