import { type Adjacency, linksByNode } from './adjacency.ts';
import type { Reroute } from './cluster.ts';
import type { Network } from './network.ts';

/** A breadth-first search from one node over all links that are not cut, as far as it has been needed. */
type PathSearch = {
  readonly leaving: Adjacency;
  /** By node: the number of the last search that reached it, and the link by which it did. */
  readonly seenBy: Int32Array;
  readonly cameBy: Int32Array;
  /** Nodes in the order in which they were reached; the links of the first `followed` nodes have been followed. */
  readonly queue: Int32Array;
  number: number;
  from: number;
  isCut: ((link: number) => boolean) | undefined;
  followed: number;
  length: number;
};

/**
 * Finds a path of fewest links around cut ones, on any network; among equal paths the one that a breadth-first search in the
 * order of link rows finds first. The varied run calls it when no equal path is clear, often for many packets at one node. So a
 * search is kept: a call with the same start and the same `isCut` continues where the last one stopped. `isCut` is called once
 * for each link examined.
 */
export function rerouteOn(network: Network): Reroute {
  const { linkFrom, linkTo, nodeCount } = network;
  let search: PathSearch | undefined;
  return (from, to, isCut) => {
    search ??= {
      leaving: linksByNode(network, 'from'),
      seenBy: new Int32Array(nodeCount),
      cameBy: new Int32Array(nodeCount),
      queue: new Int32Array(nodeCount),
      number: 0,
      from: -1,
      isCut: undefined,
      followed: 0,
      length: 0,
    };
    if (search.from !== from || search.isCut !== isCut) begin(search, from, isCut);
    while (!hasSeen(search, to) && search.followed < search.length) follow(search, linkTo, isCut);
    return hasSeen(search, to) ? linksBack(from, to, search.cameBy, linkFrom) : undefined;
  };
}

function hasSeen({ seenBy, number }: PathSearch, node: number): boolean {
  return seenBy[node] === number;
}

/** Follows the links of the next node in the queue. */
function follow(search: PathSearch, linkTo: Int32Array, isCut: (link: number) => boolean): void {
  const { leaving, seenBy, cameBy, queue, number } = search;
  const node = queue[search.followed++]!;
  for (let i = leaving.start[node]!; i < leaving.start[node + 1]!; i++) {
    const link = leaving.links[i]!;
    const next = linkTo[link]!;
    if (isCut(link) || seenBy[next] === number) continue;
    seenBy[next] = number;
    cameBy[next] = link;
    queue[search.length++] = next;
  }
}

/** Starts a new search. Its number invalidates the marks of earlier searches, so nothing has to be cleared. */
function begin(search: PathSearch, from: number, isCut: (link: number) => boolean): void {
  search.number++;
  search.from = from;
  search.isCut = isCut;
  search.seenBy[from] = search.number;
  search.queue[0] = from;
  search.followed = 0;
  search.length = 1;
}

function linksBack(from: number, to: number, cameBy: Int32Array, linkFrom: Int32Array): readonly number[] {
  const path: number[] = [];
  for (let at = to; at !== from; at = linkFrom[cameBy[at]!]!) path.push(cameBy[at]!);
  return path.reverse();
}
