import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { CampusCluster } from '../../scene/clusters/campus.ts';
import type { Cluster } from '../cluster.ts';
import { plainWire } from './groups.ts';
import { torusServersInSteps } from './torusServers.ts';

/**
 * B buildings of U UltraServers. The EFA switches of a building are the leaves of a pod and its border switches the spines, which
 * are joined directly to those of the same number in every other building. Chips are numbered as in `ultraServers`, building by
 * building; a node's group is its UltraServer, a switch's y its building.
 */
export function campusInSteps(cluster: CampusCluster): Steps<Cluster> {
  const [plates, switches] = [numberOf(cluster.plates), numberOf(cluster.switches)];
  const [buildings, perBuilding] = [numberOf(cluster.buildings), numberOf(cluster.ultraServersPerBuilding)];
  const plateOf = (chip: number): number => Math.floor(chip / numberOf(cluster.side) ** 2);
  const buildingOf = (chip: number): number => Math.floor(plateOf(chip) / (plates * perBuilding));
  const { ties, spreading } = cluster;
  return torusServersInSteps(
    cluster,
    buildings * perBuilding,
    { ties, spreading, buildingOf },
    {
      leaves: buildings * switches,
      leafOf: (chip) => buildingOf(chip) * switches + Math.floor(((plateOf(chip) % plates) * switches) / plates),
      spines: {
        count: numberOf(cluster.borders),
        pods: buildings,
        podOf: (leaf) => Math.floor(leaf / switches),
        oversubscription: numberOf(cluster.fabric.oversubscription),
        latency: cluster.fabric.latency.invented,
      },
      straight: plainWire(cluster.between),
    },
  );
}
