import { linksByNode } from './adjacency.ts';
import type { Network, Router } from './network.ts';

/** The distances to this many receivers are memoized. */
const KEPT = 256;

/**
 * A router for any network: all paths of fewest links, up to `most` of them, in the order of their link rows. Throws if there is
 * no path.
 */
export function shortestPaths(network: Network, most: number): Router {
  const { linkTo } = network;
  const leaving = linksByNode(network, 'from');
  const distancesTo = distances(network);

  const route: Router = (from, to) => {
    const left = distancesTo(to);
    if (left[from] === -1) throw new Error(`no route from chip ${from} to chip ${to}`);
    const paths: number[][] = [];
    const path: number[] = [];
    const extend = (node: number): void => {
      if (node === to) {
        paths.push([...path]);
        return;
      }
      for (let i = leaving.start[node]!; i < leaving.start[node + 1]! && paths.length < most; i++) {
        const link = leaving.links[i]!;
        if (left[linkTo[link]!] !== left[node]! - 1) continue;
        path.push(link);
        extend(linkTo[link]!);
        path.pop();
      }
    };
    extend(from);
    return paths;
  };
  return Object.assign(route, { search: network.linkCount });
}

/** By node: the fewest links to `to`, or −1 if there is no path. */
function distances(network: Network): (to: number) => Int32Array {
  const { linkFrom, nodeCount } = network;
  const arriving = linksByNode(network, 'to');
  const kept = new Map<number, Int32Array>();
  return (to) => {
    const known = kept.get(to);
    if (known !== undefined) return known;
    const left = new Int32Array(nodeCount).fill(-1);
    left[to] = 0;
    const queue = [to];
    for (const node of queue) {
      for (let i = arriving.start[node]!; i < arriving.start[node + 1]!; i++) {
        const before = linkFrom[arriving.links[i]!]!;
        if (left[before] !== -1) continue;
        left[before] = left[node]! + 1;
        queue.push(before);
      }
    }
    if (kept.size === KEPT) kept.clear();
    kept.set(to, left);
    return left;
  };
}
