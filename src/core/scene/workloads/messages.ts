import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { numberOf } from '../../base/provenance.ts';
import { CHIP, INSTANT, MESSAGE } from '../facts.ts';
import { listOf } from '../lists.ts';
import { invented, structural } from '../quantity.ts';

const message = z
  .strictObject({
    at: invented({ ...INSTANT, label: { en: 'sent at', ko: '보내는 시각' } }),
    from: structural({ ...CHIP, label: { en: 'sending chip', ko: '보내는 칩' } }),
    to: structural({ ...CHIP, label: { en: 'receiving chip', ko: '받는 칩' } }),
    size: invented({ ...MESSAGE, label: { en: 'message size', ko: '메시지 크기' } }),
  })
  .meta({ description: 'One message: when, from which chip to which, how large. Chips are numbered from 0.' });

/** Exactly these messages, each at its instant. */
export const messages = z.strictObject({
  kind: describedKind('messages', {
    en: 'Messages listed one by one: when, from, to, size.',
    ko: '메시지를 하나씩 나열: 시각, 보내는 칩, 받는 칩, 크기.',
  }),
  messages: listOf(message, 'messages', 'The messages, in any order.', ({ from, to }, number) => ({
    en: `Message ${number}: chip ${numberOf(from)} to chip ${numberOf(to)}`,
    ko: `메시지 ${number}: 칩 ${numberOf(from)}에서 칩 ${numberOf(to)}까지`,
  })),
});

export const MESSAGES_PHASE = 'messages';

export function messagesPhases(): string[] {
  return [MESSAGES_PHASE];
}

export type Messages = z.infer<typeof messages>;
