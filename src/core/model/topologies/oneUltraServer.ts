import type { Steps } from '../../base/steps.ts';
import type { OneUltraServerCluster } from '../../scene/clusters/oneUltraServer.ts';
import type { Cluster } from '../cluster.ts';
import { torusServersInSteps } from './torusServers.ts';

/**
 * `plates` plates of `side` × `side` chips with wrap-around NeuronLink, chips of one place on all plates in a Z ring at its own
 * rate: six links out of every chip, and no switch. Chip (x, y, z) is node z·side² + y·side + x. Structure: AWS Neuron
 * documentation, trn2-arch.
 */
export function oneUltraServerInSteps(cluster: OneUltraServerCluster): Steps<Cluster> {
  return torusServersInSteps(cluster, 1, { ties: cluster.ties ?? 'even', spreading: 'hash' });
}
