import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { choosable } from './choices.ts';
import { SHARE } from './facts.ts';
import { FACTOR } from './factor.ts';
import { LINK_CLASS_LABELS, type LinkClassName } from './linkClasses.ts';
import { invented } from './quantity.ts';

function jitterOf({ en, ko }: LocalText) {
  const amplitude = (label: LocalText) =>
    invented({ quantity: 'time', min: 0, max: 1000, step: 0.1, scale: 'linear', label });
  return choosable(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none').meta({ description: 'The latency is always the same.' }) }),
      z.strictObject({
        kind: z.literal('uniform').meta({ description: 'Uniformly from 0 to the amplitude more than the latency.' }),
        amplitude: amplitude({ en: `maximum jitter, ${en}`, ko: `${ko} 지터의 최댓값` }),
      }),
      z.strictObject({
        kind: z.literal('exponential').meta({ description: 'More than the latency by an exponential draw.' }),
        amplitude: amplitude({ en: `mean jitter, ${en}`, ko: `${ko} 지터의 평균` }),
      }),
    ]),
    {
      label: { en: `jitter, ${en}`, ko: `${ko} 지터` },
      help: {
        en: `How much longer than the latency a packet is on the wire, drawn per packet and link: ${en}.`,
        ko: `전송이 지연 시간보다 더 걸리는 정도입니다. 패킷과 링크마다 난수로 정합니다: ${ko}.`,
      },
      options: [
        { value: 'uniform', label: { en: 'uniform, up to the maximum', ko: '최댓값까지 고르게' } },
        { value: 'exponential', label: { en: 'exponentially distributed', ko: '지수 분포로' } },
      ],
    },
  ).optional();
}

const jitter = z
  .strictObject({
    neuronLink: jitterOf(LINK_CLASS_LABELS.neuronLink),
    neuronLinkZ: jitterOf(LINK_CLASS_LABELS.neuronLinkZ),
    efa: jitterOf(LINK_CLASS_LABELS.efa),
    neuronSwitch: jitterOf(LINK_CLASS_LABELS.neuronSwitch),
    fabric: jitterOf(LINK_CLASS_LABELS.fabric),
    campus: jitterOf(LINK_CLASS_LABELS.campus),
  } satisfies Record<LinkClassName, unknown>)
  .meta({
    description: 'By class of link. A packet that would overtake another on the same wire arrives together with it.',
  });

const stragglers = z
  .strictObject({
    chance: invented({ ...SHARE, label: { en: 'chance of a straggler', ko: '스트래글러(느린 칩)가 나올 확률' } }),
    factor: invented({ ...FACTOR, label: { en: 'straggler slowdown', ko: '스트래글러가 느려지는 배수' } }),
  })
  .meta({ description: 'Some compute tasks take a multiple of their time: drawn per chip and step.' });

/** Random variation: jitter of links, and stragglers. */
export const variationSchema = z
  .strictObject({ jitter: jitter.optional(), stragglers: stragglers.optional() })
  .meta({ description: 'What differs from packet to packet and from chip to chip, drawn from the seed.' });

export type Variation = z.infer<typeof variationSchema>;
export type Stragglers = NonNullable<Variation['stragglers']>;
export type JitterScene = NonNullable<NonNullable<Variation['jitter']>[LinkClassName]>;
