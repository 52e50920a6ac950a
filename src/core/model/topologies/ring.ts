import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { RingCluster } from '../../scene/clusters/ring.ts';
import type { Cluster } from '../cluster.ts';
import { gridInSteps } from './grid.ts';
import { plainWire } from './groups.ts';

/** n chips in a circle, 2n links (2 if n is 2). Packets take the shorter direction. */
export function ringInSteps({ chips, ties, link }: RingCluster): Steps<Cluster> {
  return gridInSteps({ sizes: [numberOf(chips)], wrap: true, ties }, plainWire(link));
}
