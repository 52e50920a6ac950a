import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { LENGTH } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Chips in a row, each joined to the next, without wrap-around. */
export const line = z.strictObject({
  kind: describedKind('line', {
    en: 'Chips in a line, each joined to the next.',
    ko: '일렬로 이은 칩: 각각 다음 칩과 연결.',
  }),
  chips: structural({ ...LENGTH, label: { en: 'chips in the line', ko: '일렬로 이은 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to the next, and back.'),
});

export type LineCluster = z.infer<typeof line>;
