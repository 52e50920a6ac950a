import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { LENGTH } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire, ties } from './parts.ts';

/** Chips in a circle, each joined to the next. */
export const ring = z.strictObject({
  kind: describedKind('ring', {
    en: 'Chips in a ring, each joined to the next.',
    ko: '링으로 이은 칩: 각각 다음 칩과 연결.',
  }),
  chips: structural({ ...LENGTH, label: { en: 'chips in the ring', ko: '링의 칩 수' } }),
  ties,
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the next, and back.'),
});

export type RingCluster = z.infer<typeof ring>;
