import { z } from '../zod.ts';
import { CHIPS } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Chips around one switch. */
export const star = z.strictObject({
  kind: z.literal('star').meta({ description: 'Chips round one switch.' }),
  chips: structural({ ...CHIPS, label: { en: 'chips round the switch', ko: '스위치에 붙은 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the switch, and back.'),
});

export type StarCluster = z.infer<typeof star>;
