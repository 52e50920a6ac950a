import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { GAP, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';

const COUNT = { quantity: 'count', min: 1, step: 1, scale: 'linear' } as const;

/** Layers of a mixture of experts: each chip's tokens go to the experts' chips, are computed there, and come back. */
export const experts = z.strictObject({
  kind: describedKind('experts', {
    en: 'Mixture of experts: tokens go to their experts’ chips and come back.',
    ko: '전문가 혼합(MoE): 토큰을 전문가가 있는 칩으로 보냈다가 돌려받음.',
  }),
  steps: structural({ ...COUNT, max: LIMITS.steps, label: { en: 'layers of experts', ko: '전문가 레이어 수' } }),
  experts: structural({ ...COUNT, min: 2, max: LIMITS.chips, label: { en: 'experts', ko: '전문가 수' } }),
  tokens: structural({
    ...COUNT,
    max: 4096,
    label: { en: 'tokens per chip and layer', ko: '레이어마다 칩당 토큰 수' },
  }),
  tokenSize: invented({ ...MESSAGE, label: { en: 'size of a token', ko: '토큰 크기' } }),
  compute: invented({ ...GAP, min: 0, scale: 'linear', label: { en: 'compute per token', ko: '토큰당 계산 시간' } }),
  skew: invented({
    quantity: 'share',
    min: 0,
    max: 0.99,
    step: 0.01,
    scale: 'linear',
    label: { en: 'skew of popularity', ko: '인기 쏠림 정도' },
  }),
  replicated: structural({
    ...COUNT,
    min: 0,
    max: LIMITS.chips,
    label: { en: 'replicated experts', ko: '복제한 전문가 수' },
  }),
  replicas: structural({
    ...COUNT,
    max: LIMITS.chips,
    label: { en: 'copies of a replicated expert', ko: '복제한 전문가의 사본 수' },
  }),
});

/** The phases of a layer, in order. */
export const EXPERT_PHASES = ['dispatch', 'experts', 'combine'] as const;
export type ExpertPhase = (typeof EXPERT_PHASES)[number];

/** Name of one phase of one layer, counted from 1, e.g. `step2.combine`. */
export function expertPhase(step: number, phase: ExpertPhase): string {
  return `step${step}.${phase}`;
}

export function expertsPhases(count: CountAt): string[] {
  return Array.from({ length: count('steps') }, (_, i) => EXPERT_PHASES.map((one) => expertPhase(i + 1, one))).flat();
}

export type Experts = z.infer<typeof experts>;
