import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { layer, packetWire, spreading, tooManyChips } from './parts.ts';

/** Chips under leaf switches, each of which is joined to every spine switch: as many equal paths as spines. */
export const leafSpine = z.strictObject({
  kind: describedKind('leafSpine', {
    en: 'Chips under leaf switches, each of which is joined to every spine switch.',
    ko: '리프 스위치 아래의 칩: 모든 리프를 모든 스파인 스위치와 연결.',
  }),
  leaves: structural({ ...counted(1, 256), label: { en: 'leaf switches', ko: '리프 스위치 수' } }),
  chipsPerLeaf: structural({ ...counted(1, 256), label: { en: 'chips per leaf', ko: '리프당 칩 수' } }),
  spines: structural({ ...counted(1, 64), label: { en: 'spine switches', ko: '스파인 스위치 수' } }),
  spreading,
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to its leaf, and back.'),
  fabric: z
    .strictObject(layer({ en: 'from leaf to spine', ko: '리프–스파인' }))
    .meta({ description: 'From each leaf to each spine, and back: chips × rate ÷ (spines × oversubscription).' }),
});

/** Checks that there are at least two chips and not too many. */
export function checkLeafSpine(count: CountAt): Problem[] {
  const chips = count('leaves') * count('chipsPerLeaf');
  if (chips === 1)
    return [{ path: 'cluster.chipsPerLeaf', kind: 'outOfRange', min: 2, max: 256, unit: 'count', got: '1' }];
  return tooManyChips('cluster.leaves', chips);
}

export type LeafSpineCluster = z.infer<typeof leafSpine>;
