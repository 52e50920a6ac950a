import type { Steps } from '../../base/steps.ts';
import type { OneUltraServerCluster } from '../../scene/clusters/oneUltraServer.ts';
import type { Cluster } from '../cluster.ts';
import { torusServersInSteps } from './torusServers.ts';

/**
 * `plates` plates of `side` × `side` chips with wrap-around NeuronLink. The chips at the same place of all plates form a Z ring
 * with its own rate. Six links leave every chip, and there is no switch. Chip (x, y, z) is node z·side² + y·side + x. Structure:
 * AWS Neuron documentation, trn2-arch.
 */
export function oneUltraServerInSteps(cluster: OneUltraServerCluster): Steps<Cluster> {
  return torusServersInSteps(cluster, 1, { ties: cluster.ties ?? 'even', spreading: 'hash' });
}
