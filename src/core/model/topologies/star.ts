import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { StarCluster } from '../../scene/clusters/star.ts';
import type { Cluster } from '../cluster.ts';
import { NetworkBuilder } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { addFabric } from './fabric.ts';
import { equalDomains, plainWire } from './groups.ts';

/** n chips around one switch, each with a link up and a link down. */
export function* starInSteps(cluster: StarCluster): Steps<Cluster> {
  const chips = numberOf(cluster.chips);
  const link = plainWire(cluster.link);
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) {
    builder.addNode('chip', 0, chip, 0, 0);
    if (builder.isDue()) yield builder.share;
  }
  const route = yield* addFabric(builder, { chips, link, leaves: 1, leafOf: () => 0 });
  const network = builder.seal({ efa: link.packet });
  return {
    network,
    route,
    spreading: 'hash',
    reroute: rerouteOn(network),
    rings: [],
    ...equalDomains(chips, chips),
  };
}
