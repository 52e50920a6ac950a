import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { TorusCluster } from '../../scene/clusters/torus.ts';
import type { Cluster } from '../cluster.ts';
import { gridInSteps } from './grid.ts';
import { plainWire } from './groups.ts';

/** A grid of one to four dimensions. With wrap-around, 2 · dimensions links leave each chip, one less for each dimension of length 2. */
export function torusInSteps({ sizes, wrap, ties, link }: TorusCluster): Steps<Cluster> {
  return gridInSteps({ sizes: sizes.map(numberOf), wrap, ties }, plainWire(link));
}
