import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { FullMeshCluster } from '../../scene/clusters/fullMesh.ts';
import type { Cluster } from '../cluster.ts';
import { NetworkBuilder } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { equalDomains, plainWire } from './groups.ts';

/**
 * n chips, each linked to every other: n(n − 1) links, one hop between any two. The link from chip a to chip b is row
 * a(n − 1) + b if b < a, else a(n − 1) + b − 1. Chips are placed row by row in a square. Notional.
 */
export function* fullMeshInSteps(cluster: FullMeshCluster): Steps<Cluster> {
  const chips = numberOf(cluster.chips);
  const { rate, latency, packet } = plainWire(cluster.link);
  const side = Math.ceil(Math.sqrt(chips));
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) builder.addNode('chip', 0, chip % side, Math.floor(chip / side), 0);
  for (let from = 0; from < chips; from++) {
    for (let to = 0; to < chips; to++) if (to !== from) builder.addLink(from, to, 'neuronLink', rate, latency);
    if (builder.isDue()) yield builder.share;
  }
  const network = builder.seal({ neuronLink: packet });
  return {
    network,
    route: (from, to) => [[from * (chips - 1) + to - (to > from ? 1 : 0)]],
    spreading: 'hash',
    reroute: rerouteOn(network),
    rings: [],
    ...equalDomains(chips, chips),
  };
}
