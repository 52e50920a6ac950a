import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Every chip linked to every other. */
export const fullMesh = z.strictObject({
  kind: describedKind('fullMesh', {
    en: 'Every chip linked to every other: one hop between any two.',
    ko: '모든 칩을 서로 직접 연결: 어느 두 칩 사이든 한 홉.',
  }),
  chips: structural({ ...counted(2, 128), label: { en: 'chips in the mesh', ko: '풀 메시의 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to each other one.'),
});

export type FullMeshCluster = z.infer<typeof fullMesh>;
