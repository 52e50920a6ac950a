import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { LineCluster } from '../../scene/clusters/line.ts';
import type { Cluster } from '../cluster.ts';
import { gridInSteps } from './grid.ts';
import { plainWire } from './groups.ts';

/** n chips in a row, 2(n − 1) links. Its one ring is the row; the way from the last chip to the first leads back over it. */
export function lineInSteps({ chips, link }: LineCluster): Steps<Cluster> {
  return gridInSteps({ sizes: [numberOf(chips)], wrap: false, ties: 'even' }, plainWire(link));
}
