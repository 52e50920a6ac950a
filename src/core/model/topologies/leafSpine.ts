import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { LeafSpineCluster } from '../../scene/clusters/leafSpine.ts';
import type { Cluster } from '../cluster.ts';
import { NetworkBuilder } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { addFabric } from './fabric.ts';
import { equalDomains, plainWire } from './groups.ts';

/**
 * L leaves of c chips under P spines: 2·L·c + 2·L·P links and P equal paths between two leaves. A link between switches has the
 * rate c · (rate of a chip's link) ÷ (P · oversubscription). Chip i of leaf l is node l·c + i; the chips of a leaf are a domain.
 */
export function* leafSpineInSteps(cluster: LeafSpineCluster): Steps<Cluster> {
  const leaves = numberOf(cluster.leaves);
  const perLeaf = numberOf(cluster.chipsPerLeaf);
  const link = plainWire(cluster.link);
  const builder = new NetworkBuilder();
  const leafOf = (chip: number): number => Math.floor(chip / perLeaf);
  const chips = leaves * perLeaf;
  for (let chip = 0; chip < chips; chip++) {
    builder.addNode('chip', leafOf(chip), chip % perLeaf, 0, 0);
    if (builder.isDue()) yield builder.share;
  }
  const { oversubscription, latency } = cluster.fabric;
  const route = yield* addFabric(builder, {
    chips,
    link,
    leaves,
    leafOf,
    spines: {
      count: numberOf(cluster.spines),
      pods: 1,
      podOf: () => 0,
      oversubscription: numberOf(oversubscription),
      latency: latency.invented,
    },
  });
  const network = builder.seal({ efa: link.packet }, [{ kind: 'leaf', of: 'group' }]);
  return {
    network,
    route,
    spreading: cluster.spreading,
    reroute: rerouteOn(network),
    rings: [],
    ...equalDomains(chips, perLeaf),
  };
}
