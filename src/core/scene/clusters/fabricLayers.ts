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
      label: { en: 'chips of a leaf switch', ko: '리프 스위치에 연결하는 칩' },
      help: {
        en: 'Which chips share a leaf switch: by plate, those of the same plate in all UltraServers; by UltraServer, those of one UltraServer.',
        ko: '같은 리프 스위치를 쓰는 칩입니다. 플레이트별로 나누면 모든 UltraServer의 같은 플레이트가, UltraServer별로 나누면 한 UltraServer의 칩이 모입니다.',
      },
      options: [
        { value: 'byPlate', label: { en: 'by plate', ko: '플레이트별' } },
        { value: 'byUltraServer', label: { en: 'by UltraServer', ko: 'UltraServer별' } },
      ],
    }),
    spines,
    cores: cores.optional(),
  })
  .meta({ description: 'Layers of switches above the first, so that any chip reaches any other.' });
