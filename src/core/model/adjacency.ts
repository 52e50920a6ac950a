import { atOnce, type Steps, WorkPace } from '../base/steps.ts';
import type { Network } from './network.ts';

/** The links of each node as a compressed table: `links[start[node] … start[node + 1])`, in the order of their rows. */
export type Adjacency = { readonly start: Int32Array; readonly links: Int32Array };

const LINKS_A_STEP = 131_072;

/** Links by the node that they leave (`from`) or arrive at (`to`). */
export function* linksByNodeInSteps(
  { nodeCount, linkCount, linkFrom, linkTo }: Network,
  end: 'from' | 'to',
): Steps<Adjacency> {
  const node = end === 'from' ? linkFrom : linkTo;
  const pace = new WorkPace(2 * linkCount, LINKS_A_STEP);
  const start = new Int32Array(nodeCount + 1);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    start[node[link]! + 1]!++;
  }
  for (let at = 0; at < nodeCount; at++) start[at + 1]! += start[at]!;
  const next = start.slice(0, nodeCount);
  const links = new Int32Array(linkCount);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    links[next[node[link]!]!++] = link;
  }
  return { start, links };
}

export const linksByNode = atOnce(linksByNodeInSteps);
