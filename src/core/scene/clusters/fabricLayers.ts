import { z } from '../zod.ts';
import { choice } from '../choices.ts';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { layer } from './parts.ts';

const spines = z
  .strictObject({
    switches: structural({ ...counted(1, 16), label: { en: 'spine switches', ko: '스파인 스위치 수' } }),
    ...layer({ en: 'from leaf to spine', ko: '리프–스파인' }),
  })
  .meta({ description: 'The second layer: every leaf of a pod is joined to every spine of the pod.' });

const cores = z
  .strictObject({
    pods: structural({ ...counted(2, 16), label: { en: 'pods of leaves and spines', ko: '포드 수' } }),
    switches: structural({ ...counted(1, 8), label: { en: 'core switches per spine', ko: '스파인당 코어 스위치 수' } }),
    ...layer({ en: 'from spine to core', ko: '스파인–코어' }),
  })
  .meta({ description: 'The third layer: each core joins the spines of one number in all pods.' });

/**
 * Layers of switches above the first. That EFA has three layers is documented (EC2 topology API, three network nodes); their shape,
 * counts and oversubscription are notional.
 */
export const fabric = z
  .strictObject({
    leaves: choice({
      label: { en: 'chips of a leaf switch', ko: '리프 스위치에 붙는 칩' },
      help: {
        en: 'How chips are dealt to the first layer: byPlate joins the same plate of all UltraServers, byUltraServer one UltraServer’s chips.',
        ko: '첫 층에 칩을 나누는 방식. 판마다 나누면 모든 UltraServer의 같은 판이, UltraServer마다 나누면 한 UltraServer의 칩이 같은 스위치에 모인다.',
      },
      options: [
        { value: 'byPlate', label: { en: 'by plate', ko: '판마다' } },
        { value: 'byUltraServer', label: { en: 'by UltraServer', ko: 'UltraServer마다' } },
      ],
    }),
    spines,
    cores: cores.optional(),
  })
  .meta({ description: 'Layers of switches above the first, so that any chip reaches any other.' });
