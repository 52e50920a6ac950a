import { numberOf } from '../../base/provenance.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import type { UltraServersCluster } from '../../scene/clusters/ultraServers.ts';
import type { Cluster } from '../cluster.ts';
import type { FabricShape } from './fabric.ts';
import { torusServersInSteps } from './torusServers.ts';

/**
 * U UltraServers, each a torus of `plates` plates of `side` × `side` chips with wrap-around NeuronLink; the chips at the same
 * place of all plates form a Z ring with its own rate. Each chip has one EFA interface: a link up to its switch and one down.
 * Interfaces are assigned to switches by plate, so that the same plates of all UltraServers share a switch, or by UltraServer if
 * the fabric says so. A fabric joins the switches by one or two more layers.
 *
 * Chip (u, x, y, z) is node u·side²·plates + z·side² + y·side + x. Structure: AWS Neuron documentation, trn2-arch.
 */
export function ultraServersInSteps(cluster: UltraServersCluster): Steps<Cluster> {
  const { ties = 'even', spreading = 'hash' } = cluster;
  return torusServersInSteps(cluster, numberOf(cluster.ultraServers), { ties, spreading }, fabricOf(cluster));
}

export const buildUltraServers = atOnce(ultraServersInSteps);

function fabricOf({ fabric, ...cluster }: UltraServersCluster): Omit<FabricShape, 'chips' | 'link'> {
  const plates = numberOf(cluster.plates);
  const leaves = numberOf(cluster.switches);
  const perPlate = numberOf(cluster.side) ** 2;
  const isByServer = fabric?.leaves === 'byUltraServer';
  const dealt = isByServer ? plates * numberOf(cluster.ultraServers) : plates;
  const leafOf = (chip: number): number => Math.floor(((Math.floor(chip / perPlate) % dealt) * leaves) / dealt);
  if (fabric === undefined) return { leaves, leafOf };
  const { spines, cores } = fabric;
  const pods = cores === undefined ? 1 : numberOf(cores.pods);
  return {
    leaves,
    leafOf,
    spines: {
      count: numberOf(spines.switches),
      pods,
      podOf: (leaf) => Math.floor((leaf * pods) / leaves),
      oversubscription: numberOf(spines.oversubscription),
      latency: spines.latency.invented,
    },
    ...(cores === undefined
      ? {}
      : {
          cores: {
            count: numberOf(cores.switches),
            oversubscription: numberOf(cores.oversubscription),
            latency: cores.latency.invented,
          },
        }),
  };
}
