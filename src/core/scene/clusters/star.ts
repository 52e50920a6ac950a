import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { CHIPS } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Chips around one switch. */
export const star = z.strictObject({
  kind: describedKind('star', {
    en: 'Chips on one switch.',
    ko: '스위치 하나에 연결한 칩.',
  }),
  chips: structural({ ...CHIPS, label: { en: 'chips on the switch', ko: '스위치에 연결한 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the switch, and back.'),
});

export type StarCluster = z.infer<typeof star>;
