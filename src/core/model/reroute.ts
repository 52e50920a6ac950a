import { type Adjacency, linksByNode } from './adjacency.ts';
import type { Reroute } from './cluster.ts';
import type { Network } from './network.ts';

/**
 * A way of fewest links around the cut ones, over any node; of several the one that breadth first finds, links in the order
 * of their rows. Works on any network.
 */
export function rerouteOn(network: Network): Reroute {
  const { linkFrom, linkTo, nodeCount } = network;
  let adjacency: Adjacency | undefined;
  return (from, to, isCut) => {
    adjacency ??= linksByNode(network, 'from');
    const { start, links } = adjacency;
    const cameBy = new Int32Array(nodeCount).fill(-1);
    const queue = [from];
    for (const node of queue) {
      if (node === to) return linksBack(from, to, cameBy, linkFrom);
      for (let i = start[node]!; i < start[node + 1]!; i++) {
        const link = links[i]!;
        const next = linkTo[link]!;
        if (next === from || cameBy[next] !== -1 || isCut(link)) continue;
        cameBy[next] = link;
        queue.push(next);
      }
    }
    return undefined;
  };
}

function linksBack(from: number, to: number, cameBy: Int32Array, linkFrom: Int32Array): readonly number[] {
  const path: number[] = [];
  for (let at = to; at !== from; at = linkFrom[cameBy[at]!]!) path.push(cameBy[at]!);
  return path.reverse();
}
