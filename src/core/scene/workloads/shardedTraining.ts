import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, INSTANT, MESSAGE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { algorithm, collectiveParts } from './collectiveParts.ts';

const DURATION = { ...INSTANT, max: 10_000 };

/** Sharded data parallel: every chip keeps a share of the parameters and gathers the rest layer by layer. */
export const shardedTraining = z.strictObject({
  kind: describedKind('shardedTraining', {
    en: 'Sharded data parallel: all-gather parameters before a layer, reduce-scatter gradients after it.',
    ko: '샤드 데이터 병렬: 레이어 앞에서 파라미터를 all-gather, 뒤에서 그래디언트를 reduce-scatter.',
  }),
  steps: structural({ ...counted(1, LIMITS.steps), label: { en: 'training steps', ko: '학습 스텝 수' } }),
  layers: structural({ ...counted(1, 100), label: { en: 'layers', ko: '레이어 수' } }),
  forward: invented({ ...DURATION, label: { en: 'forward compute per layer', ko: '레이어당 순전파 시간' } }),
  backward: invented({ ...DURATION, label: { en: 'backward compute per layer', ko: '레이어당 역전파 시간' } }),
  parameters: invented({ ...MESSAGE, label: { en: 'parameters per layer', ko: '레이어당 파라미터 크기' } }),
  prefetch: structural({ ...counted(0, 100), label: { en: 'layers gathered ahead', ko: '미리 모으는 레이어 수' } }),
  algorithm,
  ...collectiveParts,
});

/** Name of one pass over one layer, e.g. `step1.forward.layer2`. */
export function shardPhase(step: number, pass: 'forward' | 'backward', layer: number): string {
  return `step${step}.${pass}.layer${layer}`;
}

/** Forward from the first layer to the last, backward from the last to the first. */
export function shardedPhases(count: CountAt): string[] {
  const layers = Array.from({ length: count('layers') }, (_, i) => i + 1);
  return Array.from({ length: count('steps') }, (_, i) => [
    ...layers.map((layer) => shardPhase(i + 1, 'forward', layer)),
    ...layers.toReversed().map((layer) => shardPhase(i + 1, 'backward', layer)),
  ]).flat();
}

export type ShardedTraining = z.infer<typeof shardedTraining>;
