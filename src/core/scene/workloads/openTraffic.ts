import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { choosable } from '../choices.ts';
import { CHIP, GAP, INSTANT, MESSAGE, SHARE } from '../facts.ts';
import { invented, structural } from '../quantity.ts';

const gap = invented({ ...GAP, label: { en: 'time between messages of a chip', ko: '칩당 메시지 간격' } });

const arrivals = choosable(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('poisson').meta({ description: 'At random: gaps are exponential, of this mean.' }),
      gap,
    }),
    z.strictObject({
      kind: z.literal('regular').meta({ description: 'Always the same gap, the first one at a random share of it.' }),
      gap,
    }),
  ]),
  {
    label: { en: 'send times', ko: '보내는 시각' },
    help: { en: 'When each chip sends.', ko: '칩마다 메시지를 보내는 시각입니다.' },
    options: [
      { value: 'poisson', label: { en: 'at random', ko: '무작위로' } },
      { value: 'regular', label: { en: 'regularly', ko: '일정하게' } },
    ],
  },
);

const pattern = choosable(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('uniform').meta({ description: 'To any other chip, all equally likely.' }),
    }),
    z.strictObject({
      kind: z
        .literal('permutation')
        .meta({ description: 'Each chip to one other, drawn once; each receives from one.' }),
    }),
    z.strictObject({
      kind: z.literal('hotSpot').meta({ description: 'A share to one chip, the rest to any other chip.' }),
      chip: structural({ ...CHIP, label: { en: 'hot chip', ko: '몰리는 칩' } }),
      share: invented({ ...SHARE, label: { en: 'share of messages for the hot chip', ko: '몰리는 칩으로 가는 비율' } }),
    }),
  ]),
  {
    label: { en: 'destinations', ko: '목적지' },
    help: { en: 'Where each chip sends.', ko: '칩마다 메시지를 보내는 곳입니다.' },
    options: [
      { value: 'uniform', label: { en: 'to any other chip', ko: '아무 칩으로나' } },
      { value: 'permutation', label: { en: 'each to one other', ko: '각자 정해진 한 칩으로' } },
    ],
  },
);

const sizes = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed').meta({ description: 'All messages of one size.' }),
      size: invented({ ...MESSAGE, label: { en: 'message size', ko: '메시지 크기' } }),
    }),
    z.strictObject({
      kind: z.literal('mixed').meta({ description: 'Small messages and some large ones.' }),
      small: invented({ ...MESSAGE, label: { en: 'size of a small message', ko: '작은 메시지 크기' } }),
      large: invented({ ...MESSAGE, label: { en: 'size of a large message', ko: '큰 메시지 크기' } }),
      largeShare: invented({ ...SHARE, label: { en: 'share of large messages', ko: '큰 메시지의 비율' } }),
    }),
    z.strictObject({
      kind: z.literal('exponential').meta({ description: 'Sizes exponential, of this mean.' }),
      mean: invented({ ...MESSAGE, label: { en: 'mean message size', ko: '평균 메시지 크기' } }),
    }),
  ])
  .meta({ description: 'How large the messages are.' });

/** Open-loop traffic: chips send without waiting for anything, however long the queues get. */
export const openTraffic = z.strictObject({
  kind: describedKind('openTraffic', {
    en: 'Open traffic: chips send at random or regularly, and never wait.',
    ko: '개방형 트래픽: 칩이 무작위로 또는 일정하게 보내며, 기다리지 않음.',
  }),
  duration: invented({ ...INSTANT, min: 1, label: { en: 'chips send until', ko: '보내기를 멈추는 시각' } }),
  arrivals,
  pattern,
  sizes,
});

export const TRAFFIC_PHASE = 'traffic';

export function openTrafficPhases(): string[] {
  return [TRAFFIC_PHASE];
}

export type OpenTraffic = z.infer<typeof openTraffic>;
