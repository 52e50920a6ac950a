import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, INSTANT, MESSAGE } from '../facts.ts';
import { invented, structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';

const DURATION = { ...INSTANT, max: 10_000 };

/** Stages on one chip each, micro-batches through all of them. */
export const pipeline = z.strictObject({
  kind: describedKind('pipeline', {
    en: 'Pipeline: micro-batches pass from stage to stage, one chip per stage.',
    ko: '파이프라인: 마이크로배치를 스테이지에서 스테이지로 전달, 스테이지당 칩 하나.',
  }),
  stages: structural({ ...counted(1, 512), label: { en: 'stages', ko: '스테이지 수' } }),
  microBatches: structural({ ...counted(1, 100), label: { en: 'micro-batches', ko: '마이크로배치 수' } }),
  compute: invented({
    ...DURATION,
    label: { en: 'compute per stage and micro-batch', ko: '스테이지·마이크로배치당 계산 시간' },
  }),
  activations: invented({ ...MESSAGE, label: { en: 'activations per micro-batch', ko: '마이크로배치당 활성값 크기' } }),
  backward: invented({
    ...DURATION,
    label: { en: 'backward compute per stage and micro-batch', ko: '스테이지·마이크로배치당 역전파 시간' },
  }).optional(),
});

/** The name of a micro-batch's forward pass, from 1; with `.back`, of its backward pass. */
export function batchPhase(batch: number, isBack = false): string {
  return isBack ? `batch${batch}.back` : `batch${batch}`;
}

export function pipelinePhases(count: CountAt): string[] {
  const batches = Array.from({ length: count('microBatches') }, (_, i) => i + 1);
  const isBack = count('backward', -1) >= 0;
  return [
    ...batches.map((batch) => batchPhase(batch)),
    ...(isBack ? batches.map((batch) => batchPhase(batch, true)) : []),
  ];
}

export type Pipeline = z.infer<typeof pipeline>;
