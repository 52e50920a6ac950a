import type { Network } from './network.ts';

/** The links of each node as a compressed table: `links[start[node] … start[node + 1])`, in the order of their rows. */
export type Adjacency = { readonly start: Int32Array; readonly links: Int32Array };

/** Links by the node that they leave (`from`) or arrive at (`to`). */
export function linksByNode({ nodeCount, linkCount, linkFrom, linkTo }: Network, end: 'from' | 'to'): Adjacency {
  const node = end === 'from' ? linkFrom : linkTo;
  const start = new Int32Array(nodeCount + 1);
  for (const at of node) start[at + 1]!++;
  for (let at = 0; at < nodeCount; at++) start[at + 1]! += start[at]!;
  const next = start.slice(0, nodeCount);
  const links = new Int32Array(linkCount);
  for (let link = 0; link < linkCount; link++) links[next[node[link]!]!++] = link;
  return { start, links };
}
