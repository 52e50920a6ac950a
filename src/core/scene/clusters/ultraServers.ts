import { z } from 'zod';
import { LATENCY, PACKET, RATE, TORUS_SIDE } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { invented, structural } from '../quantity.ts';
import { shorten } from '../shorten.ts';
import type { CountAt } from '../soundness.ts';

const neuronLink = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'NeuronLink rate', ko: 'NeuronLink 대역폭' } }),
    latency: invented({ ...LATENCY, max: 100, label: { en: 'NeuronLink latency', ko: 'NeuronLink 지연 시간' } }),
    packet: invented({ ...PACKET, label: { en: 'NeuronLink packet', ko: 'NeuronLink 패킷 크기' } }),
  })
  .meta({ description: 'NeuronLink on a plate.' });

const neuronLinkZ = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'NeuronLink rate between plates', ko: '판 사이 NeuronLink 대역폭' } }),
    latency: invented({
      ...LATENCY,
      max: 100,
      label: { en: 'NeuronLink latency between plates', ko: '판 사이 NeuronLink 지연 시간' },
    }),
  })
  .meta({ description: 'NeuronLink between the plates of an UltraServer.' });

const efa = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'EFA rate', ko: 'EFA 대역폭' } }),
    latency: invented({ ...LATENCY, label: { en: 'EFA latency', ko: 'EFA 지연 시간' } }),
    packet: invented({ ...PACKET, label: { en: 'EFA packet', ko: 'EFA 패킷 크기' } }),
  })
  .meta({ description: 'EFA: chip to switch and switch to chip.' });

/** UltraServers, each a 3-D torus of chips, with one EFA interface a chip into one layer of switches. */
export const ultraServers = z.strictObject({
  kind: z
    .literal('ultraServers')
    .meta({ description: 'UltraServers: each a 3-D torus of chips, one EFA interface a chip.' }),
  ultraServers: structural({
    quantity: 'count',
    min: 1,
    max: 64,
    step: 1,
    scale: 'linear',
    label: { en: 'UltraServers', ko: 'UltraServer 수' },
  }),
  chipsPerUltraServer: structural({
    quantity: 'count',
    min: 8,
    max: 512,
    step: 1,
    scale: 'linear',
    label: { en: 'chips per UltraServer', ko: 'UltraServer당 칩 수' },
  }),
  plates: structural({ ...TORUS_SIDE, label: { en: 'plates (instances)', ko: '판(인스턴스) 수' } }),
  side: structural({ ...TORUS_SIDE, label: { en: 'chips along a plate', ko: '판 한 변의 칩 수' } }),
  efaPerChip: structural({
    quantity: 'count',
    min: 1,
    max: 1,
    step: 1,
    scale: 'linear',
    label: { en: 'EFA interfaces per chip', ko: '칩당 EFA 인터페이스 수' },
  }),
  switches: structural({
    quantity: 'count',
    min: 1,
    max: 16,
    step: 1,
    scale: 'linear',
    label: { en: 'EFA switches', ko: 'EFA 스위치 수' },
  }),
  neuronLink,
  neuronLinkZ,
  efa,
});

/** The chips must be the plates' chips, and not too many. */
export function checkUltraServers(count: CountAt): Problem[] {
  const problems: Problem[] = [];
  const chips = count('chipsPerUltraServer');
  const expected = count('plates') * count('side') ** 2;
  if (chips !== expected && !Number.isNaN(chips) && !Number.isNaN(expected)) {
    const formula = 'plates × side × side';
    const path = 'cluster.chipsPerUltraServer';
    problems.push({ path, kind: 'inconsistent', expected, formula, got: shorten(chips) });
  }
  const all = chips * count('ultraServers');
  if (all > LIMITS.chips) {
    problems.push({ path: 'cluster.ultraServers', kind: 'limit', limit: 'chips', most: LIMITS.chips, got: `${all}` });
  }
  return problems;
}

export type UltraServersCluster = z.infer<typeof ultraServers>;
