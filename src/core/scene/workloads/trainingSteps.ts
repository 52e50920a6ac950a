import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { choice } from '../choices.ts';
import { counted } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt, WordAt } from '../soundness.ts';
import { algorithm, collectiveParts } from './collectiveParts.ts';

/** Each step computes, then all-reduces layer by layer, hierarchically (inside, across, inside) or by another algorithm. */
export const trainingSteps = z.strictObject({
  kind: describedKind('trainingSteps', {
    en: 'Training steps: compute, then all-reduce inside, across, inside.',
    ko: '학습 스텝: 계산한 뒤 안, 사이, 안의 순서로 all-reduce.',
  }),
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
    label: { en: 'variation of compute time', ko: '계산 시간의 편차' },
  }),
  gradients: invented({
    quantity: 'size',
    min: 64,
    max: 1_000_000,
    step: 64,
    scale: 'logarithmic',
    label: { en: 'gradients per chip', ko: '칩당 그래디언트 크기' },
  }),
  layers: structural({ ...counted(1, 100), label: { en: 'layers', ko: '레이어 수' } }).optional(),
  overlap: choice({
    label: { en: 'overlap with compute', ko: '계산과 통신 겹치기' },
    help: {
      en: 'Whether the gradients of a layer are sent while the next layers compute. Left out: a layer waits for the one before.',
      ko: '켜면 다음 레이어를 계산하는 동안 앞 레이어의 그래디언트를 보냅니다. 끄면 앞 레이어가 끝나기를 기다립니다.',
    },
    options: [
      { value: true, label: { en: 'gradients are sent during compute', ko: '계산하는 동안 보냄' } },
      { value: false, label: { en: 'a layer waits for the one before', ko: '앞 레이어를 기다림' } },
    ],
    leftOut: false,
  }).optional(),
  straggling: invented({
    quantity: 'time',
    min: 0,
    max: 10_000,
    step: 1,
    scale: 'linear',
    label: { en: 'mean delay of a straggler', ko: '스트래글러의 평균 지연' },
  }).optional(),
  algorithm: algorithm.optional(),
  ...collectiveParts,
});

/** The phases of a training step with a hierarchical all-reduce, in order. */
export const STEP_PHASES = ['compute', 'reduceScatter', 'efa', 'allGather'] as const;
export type StepPhase = (typeof STEP_PHASES)[number] | 'allReduce';

/** Name of one phase of one step, counted from 1, e.g. `step2.efa`; with several layers `step2.layer1.efa`. */
export function stepPhase(step: number, phase: StepPhase, layer?: number): string {
  return layer === undefined ? `step${step}.${phase}` : `step${step}.layer${layer}.${phase}`;
}

export function trainingPhases(count: CountAt, word: WordAt): string[] {
  const layers = count('layers', 1);
  const isInStages = ['hierarchical', undefined].includes(word('algorithm'));
  const phases: readonly StepPhase[] = isInStages ? STEP_PHASES : ['compute', 'allReduce'];
  return Array.from({ length: count('steps') }, (_, i) =>
    Array.from({ length: layers }, (__, layer) =>
      phases.map((phase) => stepPhase(i + 1, phase, layers === 1 ? undefined : layer + 1)),
    ),
  ).flat(2);
}

export type TrainingSteps = z.infer<typeof trainingSteps>;
