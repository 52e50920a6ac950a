import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { CHIP, GAP, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';

/** Many chips send to one at the same instant, repeatedly. */
export const incast = z.strictObject({
  kind: describedKind('incast', {
    en: 'Incast: many chips send to one at the same instant, in bursts.',
    ko: '인캐스트: 여러 칩이 한 칩에 동시에, 버스트로 전송.',
  }),
  receiver: structural({ ...CHIP, label: { en: 'receiving chip', ko: '받는 칩' } }),
  senders: structural({ ...CHIP, min: 1, label: { en: 'sending chips', ko: '보내는 칩 수' } }),
  size: invented({ ...MESSAGE, label: { en: 'message size', ko: '메시지 크기' } }),
  bursts: structural({
    quantity: 'count',
    min: 1,
    max: LIMITS.steps,
    step: 1,
    scale: 'linear',
    label: { en: 'bursts', ko: '버스트 수' },
  }),
  gap: invented({ ...GAP, label: { en: 'time from burst to burst', ko: '버스트 간격' } }),
});

/** Name of a burst, counted from 1. */
export function burstPhase(burst: number): string {
  return `burst${burst}`;
}

export function incastPhases(count: CountAt): string[] {
  return Array.from({ length: count('bursts') }, (_, i) => burstPhase(i + 1));
}

export type Incast = z.infer<typeof incast>;
