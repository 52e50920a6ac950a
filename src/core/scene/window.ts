import { invented } from './quantity.ts';

/** The most unacknowledged packets from one chip to another; without it there is no limit. */
export const windowSchema = invented({
  quantity: 'count',
  min: 1,
  max: 100_000,
  step: 1,
  scale: 'logarithmic',
  label: { en: 'packets in flight per flow', ko: '플로당 전송 중인 패킷 수' },
});
