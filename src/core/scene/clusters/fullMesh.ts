import { z } from '../zod.ts';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { packetWire } from './parts.ts';

/** Every chip linked to every other. */
export const fullMesh = z.strictObject({
  kind: z.literal('fullMesh').meta({ description: 'Every chip linked to every other: one hop between any two.' }),
  chips: structural({ ...counted(2, 128), label: { en: 'chips in the mesh', ko: '완전 연결한 칩 수' } }),
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to each other one.'),
});

export type FullMeshCluster = z.infer<typeof fullMesh>;
