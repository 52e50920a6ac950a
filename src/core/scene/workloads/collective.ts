import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { collectiveParts, collectiveChoice } from './collectiveParts.ts';

/** One collective, repeated, over all chips or over each part of the cluster separately. */
export const collective = z.strictObject({
  kind: describedKind('collective', {
    en: 'One collective operation, repeated as often as the scene says.',
    ko: '집합 통신 하나를 정한 횟수만큼 반복.',
  }),
  ...collectiveChoice,
  size: invented({ ...MESSAGE, label: { en: 'buffer per chip', ko: '칩당 버퍼 크기' } }),
  times: structural({ ...counted(1, LIMITS.steps), label: { en: 'repetitions', ko: '반복 횟수' } }),
  ...collectiveParts,
});

/** The name of a repetition, from 1. */
export function roundPhase(round: number): string {
  return `round${round}`;
}

export function collectivePhases(count: CountAt): string[] {
  return Array.from({ length: count('times') }, (_, i) => roundPhase(i + 1));
}

export type CollectiveWorkload = z.infer<typeof collective>;
