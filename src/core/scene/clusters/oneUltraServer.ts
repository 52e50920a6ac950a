import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import { shorten } from '../shorten.ts';
import type { CountAt } from '../soundness.ts';
import { neuronLink, neuronLinkZ, ties, tooManyChips, torusSides } from './parts.ts';

/** One UltraServer alone: a 3-D torus of chips and NeuronLink, without EFA. */
export const oneUltraServer = z.strictObject({
  kind: describedKind('oneUltraServer', {
    en: 'One UltraServer by itself: a 3-D torus of chips, NeuronLink only.',
    ko: 'UltraServer 한 대: NeuronLink만 사용하는 칩의 3차원 토러스.',
  }),
  chips: structural({ ...counted(8, 512), label: { en: 'chips of the UltraServer', ko: 'UltraServer의 칩 수' } }),
  ...torusSides,
  ties: ties.optional(),
  neuronLink,
  neuronLinkZ,
});

/** Checks that `chips` equals the chips on all plates. */
export function checkOneUltraServer(count: CountAt): Problem[] {
  const chips = count('chips');
  const expected = count('plates') * count('side') ** 2;
  if (chips === expected || Number.isNaN(chips) || Number.isNaN(expected)) return tooManyChips('cluster.chips', chips);
  const formula = 'plates × side × side';
  return [{ path: 'cluster.chips', kind: 'inconsistent', expected, formula, got: shorten(chips) }];
}

export type OneUltraServerCluster = z.infer<typeof oneUltraServer>;
