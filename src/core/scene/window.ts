import { invented } from './quantity.ts';

/** Packets that one chip may have on the way to another; without it there is no such bound. */
export const windowSchema = invented({
  quantity: 'count',
  min: 1,
  max: 100_000,
  step: 1,
  scale: 'logarithmic',
  label: { en: 'packets in flight per flow', ko: '플로당 전송 중인 패킷 수' },
});
