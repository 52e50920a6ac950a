import { z } from '../zod.ts';
import type { LocalText } from '../../base/text.ts';
import { choice } from '../choices.ts';
import { type Facts, LATENCY, OVERSUBSCRIPTION, PACKET, RATE, TORUS_SIDE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { invented, structural } from '../quantity.ts';

/** Rate and latency of one kind of link; `named` is its name in labels. */
export function wire(named: LocalText, description: string, latency: Facts = LATENCY) {
  return z
    .strictObject({
      rate: invented({ ...RATE, label: { en: `${named.en} rate`, ko: `${named.ko} 대역폭` } }),
      latency: invented({ ...latency, label: { en: `${named.en} latency`, ko: `${named.ko} 지연 시간` } }),
    })
    .meta({ description });
}

/** Like `wire`, with the packet size of messages whose route starts with such a link. */
export function packetWire(named: LocalText, description: string, latency: Facts = LATENCY) {
  return wire(named, description, latency)
    .extend({ packet: invented({ ...PACKET, label: { en: `${named.en} packet`, ko: `${named.ko} 패킷 크기` } }) })
    .meta({ description });
}

/** Links up from a layer of switches: their rate is that of the links from below, divided by `oversubscription`. */
export function layer(named: LocalText) {
  return {
    oversubscription: structural({
      ...OVERSUBSCRIPTION,
      label: { en: `oversubscription ${named.en}`, ko: `${named.ko} 오버서브스크립션` },
    }),
    latency: invented({ ...LATENCY, label: { en: `latency ${named.en}`, ko: `${named.ko} 지연 시간` } }),
  };
}

export const torusSides = {
  plates: structural({ ...TORUS_SIDE, label: { en: 'plates (instances)', ko: '플레이트(인스턴스) 수' } }),
  side: structural({ ...TORUS_SIDE, label: { en: 'chips along a plate', ko: '플레이트 한 변의 칩 수' } }),
};

export const neuronLink = packetWire({ en: 'NeuronLink', ko: 'NeuronLink' }, 'NeuronLink on a plate.', {
  ...LATENCY,
  max: 100,
});

export const neuronLinkZ = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'NeuronLink rate between plates', ko: '플레이트 사이 NeuronLink 대역폭' } }),
    latency: invented({
      ...LATENCY,
      max: 100,
      label: { en: 'NeuronLink latency between plates', ko: '플레이트 사이 NeuronLink 지연 시간' },
    }),
  })
  .meta({ description: 'NeuronLink between the plates of an UltraServer.' });

export const efa = packetWire({ en: 'EFA', ko: 'EFA' }, 'EFA: chip to switch and switch to chip.');

/** The direction if both directions of a ring are equally long: half of the chips each, or all up. */
export const ties = choice({
  label: { en: 'ties on a ring', ko: '링에서 거리가 같을 때' },
  help: {
    en: 'Halfway round a ring both directions are equally short: even sends half of the chips each way, naive sends all of them one way.',
    ko: '링의 정반대 칩까지는 양쪽 거리가 같습니다. 나누면 칩의 절반씩 양쪽으로, 단순 방식이면 모두 한쪽으로 보냅니다.',
  },
  options: [
    { value: 'even', label: { en: 'even: half each way', ko: '나눔: 절반씩 양쪽으로' } },
    { value: 'naive', label: { en: 'naive: all one way', ko: '단순: 모두 한쪽으로' } },
  ],
  leftOut: 'even',
});

/** How messages use equal paths. */
export const spreading = choice({
  label: { en: 'choice among equal paths', ko: '같은 길이의 경로 선택' },
  help: {
    en: 'Over equal paths: hash keeps a message on one of them, spray sends packet by packet over all.',
    ko: '길이가 같은 경로가 여럿일 때, 해시는 메시지를 그중 하나로만 보내고 스프레이는 패킷마다 돌려 가며 모든 경로를 씁니다.',
  },
  options: [
    { value: 'hash', label: { en: 'hash: one path per message', ko: '해시: 메시지마다 경로 하나' } },
    { value: 'spray', label: { en: 'spray: packet by packet', ko: '스프레이: 패킷마다 다른 경로' } },
  ],
  leftOut: 'hash',
});

/** The problem of too many chips, if there are; `path` is the number to reduce. */
export function tooManyChips(path: string, chips: number): Problem[] {
  if (!(chips > LIMITS.chips)) return [];
  return [{ path, kind: 'limit', limit: 'chips', most: LIMITS.chips, got: `${chips}` }];
}
