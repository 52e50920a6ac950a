import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { LineCluster } from '../../scene/clusters/line.ts';
import type { Cluster } from '../cluster.ts';
import { gridInSteps } from './grid.ts';
import { plainWire } from './groups.ts';

/** n chips in a row, 2(n − 1) links. The row is the one entry of `rings`, although the path from its last chip to its first leads back over it. */
export function lineInSteps({ chips, link }: LineCluster): Steps<Cluster> {
  return gridInSteps({ sizes: [numberOf(chips)], wrap: false, ties: 'even' }, plainWire(link));
}
