import { z } from 'zod';
import { choice } from '../choices.ts';
import { counted, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { COLLECTIVE_OPTIONS } from './collectiveLabels.ts';
import { collectiveParts } from './collectiveParts.ts';

/** One collective, again and again, over all chips or over each part of the cluster by itself. */
export const collective = z.strictObject({
  kind: z.literal('collective').meta({ description: 'One collective operation, as often as the scene says.' }),
  collective: choice({
    label: { en: 'collective', ko: '집합 통신' },
    help: {
      en: 'Which collective, by its algorithm and operation.',
      ko: '어떤 알고리즘으로 어떤 집합 통신을 하는가.',
    },
    options: COLLECTIVE_OPTIONS,
  }),
  over: choice({
    label: { en: 'groups of chips', ko: '칩 묶음' },
    help: {
      en: 'Which chips make a group: all; those of each UltraServer; those of each plane of a torus.',
      ko: '한 묶음이 되는 칩: 모두, UltraServer마다, 또는 토러스의 판마다.',
    },
    options: [
      { value: 'all', label: { en: 'all chips', ko: '모든 칩' } },
      { value: 'domains', label: { en: 'each UltraServer', ko: 'UltraServer마다' } },
      { value: 'planes', label: { en: 'each plane of a torus', ko: '토러스의 판마다' } },
    ],
  }),
  size: invented({ ...MESSAGE, label: { en: 'buffer per chip', ko: '칩당 버퍼 크기' } }),
  times: structural({ ...counted(1, LIMITS.steps), label: { en: 'repetitions', ko: '반복 횟수' } }),
  ...collectiveParts,
});

/** Name of a repetition, counted from 1. */
export function roundPhase(round: number): string {
  return `round${round}`;
}

export function collectivePhases(count: CountAt): string[] {
  return Array.from({ length: count('times') }, (_, i) => roundPhase(i + 1));
}

export type CollectiveWorkload = z.infer<typeof collective>;
