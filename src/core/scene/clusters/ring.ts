import { z } from '../zod.ts';
import { LENGTH } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire, ties } from './parts.ts';

/** Chips in a circle, each joined to the next. */
export const ring = z.strictObject({
  kind: z.literal('ring').meta({ description: 'Chips in a circle, each joined to the next.' }),
  chips: structural({ ...LENGTH, label: { en: 'chips in the ring', ko: '고리의 칩 수' } }),
  ties,
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the next, and back.'),
});

export type RingCluster = z.infer<typeof ring>;
