import { z } from '../zod.ts';
import { LENGTH } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Chips in a row, each joined to the next, without wrap-around. */
export const line = z.strictObject({
  kind: z.literal('line').meta({ description: 'Chips in a row, each joined to the next.' }),
  chips: structural({ ...LENGTH, label: { en: 'chips in the line', ko: '줄의 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the next, and back.'),
});

export type LineCluster = z.infer<typeof line>;
