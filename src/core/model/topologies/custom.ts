import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { CustomCluster } from '../../scene/clusters/custom.ts';
import type { Cluster } from '../cluster.ts';
import { LINK_CLASSES } from '../linkClasses.ts';
import { NetworkBuilder } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { shortestPaths } from '../shortestPaths.ts';

/** At most this many equal paths are used. */
export const MOST_PATHS = 64;

/**
 * The nodes and links that the scene lists; chips come first, in their order. The groups are the domains if all have equally many
 * chips and no chip has group −1; otherwise the whole cluster is one domain. A valid scene has a path between every two chips.
 */
export function* customInSteps(cluster: CustomCluster): Steps<Cluster> {
  const builder = new NetworkBuilder();
  const rowOf = new Map<string, number>();
  const chips = cluster.nodes.filter(({ kind }) => kind === 'chip');
  for (const { id, kind, group, place } of [...chips, ...cluster.nodes.filter(({ kind }) => kind !== 'chip')]) {
    const [x, y, z] = place.map(numberOf);
    rowOf.set(id, builder.addNode(kind, numberOf(group), x!, y!, z!));
    if (builder.isDue()) yield builder.share;
  }
  for (const { from, to, class: name, both, rate, latency } of cluster.links) {
    const [a, b] = [rowOf.get(from)!, rowOf.get(to)!];
    builder.addLink(a, b, name, rate.invented, latency.invented);
    if (both) builder.addLink(b, a, name, rate.invented, latency.invented);
    if (builder.isDue()) yield builder.share;
  }
  const packet = cluster.packet.invented;
  const network = builder.seal(Object.fromEntries(LINK_CLASSES.map((name) => [name, packet])));
  return {
    network,
    route: shortestPaths(network, MOST_PATHS),
    spreading: cluster.spreading,
    reroute: rerouteOn(network),
    rings: [],
    ...domainsOf(chips.map(({ group }) => numberOf(group))),
  };
}

function domainsOf(groupOf: readonly number[]): Pick<Cluster, 'domains' | 'peers'> {
  const groups = new Map<number, number[]>();
  groupOf.forEach((group, chip) => {
    const chips = groups.get(group);
    if (chips === undefined) groups.set(group, [chip]);
    else chips.push(chip);
  });
  const domains = [...groups].toSorted(([a], [b]) => a - b).map(([, chips]) => chips);
  const size = domains[0]!.length;
  if (groups.has(-1) || domains.length === 1 || domains.some(({ length }) => length !== size)) {
    return { domains: [groupOf.map((_, chip) => chip)], peers: [] };
  }
  return { domains, peers: domains[0]!.map((_, i) => domains.map((chips) => chips[i]!)) };
}
