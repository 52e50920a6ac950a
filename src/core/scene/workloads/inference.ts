import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { choice } from '../choices.ts';
import { GAP, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';

const COUNT = { quantity: 'count', min: 1, step: 1, scale: 'linear' } as const;

/** A service of disaggregated inference: prefill on some chips, the KV cache over the network, decode on others. */
export const inference = z.strictObject({
  kind: describedKind('inference', {
    en: 'Inference service: requests arrive, prefill, KV cache over the network, decode.',
    ko: '추론 서비스: 요청 도착, 프리필, 네트워크를 거치는 KV 캐시 전송, 디코드.',
  }),
  requests: structural({ ...COUNT, max: 20_000, label: { en: 'requests', ko: '요청 수' } }),
  gap: invented({ ...GAP, label: { en: 'mean time between requests', ko: '평균 요청 간격' } }),
  prefillChips: structural({ ...COUNT, max: LIMITS.chips, label: { en: 'prefill chips', ko: '프리필 칩 수' } }),
  decodeChips: structural({ ...COUNT, max: LIMITS.chips, label: { en: 'decode chips', ko: '디코드 칩 수' } }),
  assignment: choice({
    label: { en: 'request dispatch', ko: '요청 분배' },
    help: {
      en: 'How requests are assigned to chips: in turn, or each to the chip that is free first.',
      ko: '요청을 칩에 분배하는 방식입니다. 차례대로, 또는 먼저 비는 칩에 보냅니다.',
    },
    options: [
      { value: 'roundRobin', label: { en: 'in turn', ko: '차례대로' } },
      { value: 'leastLoaded', label: { en: 'to the chip that is free first', ko: '먼저 비는 칩에' } },
    ],
  }),
  prefill: invented({ ...GAP, label: { en: 'prefill of a prompt', ko: '프롬프트 하나의 프리필 시간' } }),
  kvCache: invented({ ...MESSAGE, label: { en: 'KV cache of a prompt', ko: '프롬프트 하나의 KV 캐시 크기' } }),
  promptSpread: invented({
    quantity: 'share',
    min: 0,
    max: 0.9,
    step: 0.01,
    scale: 'linear',
    label: { en: 'variation of prompt length', ko: '프롬프트 길이의 편차' },
  }),
  tokens: structural({ ...COUNT, max: 10_000, label: { en: 'tokens per answer', ko: '응답 하나의 토큰 수' } }),
  decode: invented({ ...GAP, label: { en: 'decode of a token', ko: '토큰 하나의 디코드 시간' } }),
});

/** The phases of the service, in order; those of different requests overlap. */
export const INFERENCE_PHASES = ['prefill', 'transfer', 'decode'] as const;

export function inferencePhases(): string[] {
  return [...INFERENCE_PHASES];
}

export type Inference = z.infer<typeof inference>;
