import { z } from 'zod';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { ALGORITHMS } from './collectiveNames.ts';

/** How a collective runs, where a scene says more than its name. All may be left out. */
export const collectiveParts = {
  rings: structural({
    ...counted(1, 4),
    label: { en: 'directed rings of a ring (1, 2 or 4)', ko: '링의 방향 고리 수(1, 2, 4)' },
  }).optional(),
  channels: structural({
    ...counted(1, 512),
    label: { en: 'channels of a flat ring', ko: '평평한 링의 채널 수' },
  }).optional(),
  barrier: z
    .literal([true, false])
    .meta({
      description:
        'Whether every chip waits until the last message of a step is there. Left out: each goes on as soon as it has what it needs.',
    })
    .optional(),
};

export const algorithm = z.literal(ALGORITHMS).meta({
  description:
    'How chips gather and reduce. Left out: reduce-scatter inside along each dimension, all-reduce across, all-gather inside.',
});
