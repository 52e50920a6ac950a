import { upperBoundNear } from '../base/search.ts';
import type { TraceReader } from '../trace/reader.ts';

/**
 * Hops of link l: `linkHops[linkStart[l] … linkStart[l + 1])`, without those that were withdrawn: in this order they are
 * enqueued, start and arrive.
 */
export type HopsByLink = { readonly linkStart: Int32Array; readonly linkHops: Int32Array };

const KNOWN = new WeakMap<TraceReader, HopsByLink>();

/** Made once a run. */
export function hopsByLink(reader: TraceReader): HopsByLink {
  const known = KNOWN.get(reader);
  if (known !== undefined) return known;
  const { network, hopLink, withdrawn } = reader.trace;
  const linkStart = new Int32Array(network.linkCount + 1);
  for (let hop = 0; hop < hopLink.length; hop++) linkStart[hopLink[hop]! + 1]!++;
  for (const hop of withdrawn) linkStart[hopLink[hop]! + 1]!--;
  for (let link = 0; link < network.linkCount; link++) linkStart[link + 1]! += linkStart[link]!;
  const next = linkStart.slice(0, network.linkCount);
  const linkHops = new Int32Array(hopLink.length - withdrawn.length);
  let given = 0;
  for (let hop = 0; hop < hopLink.length; hop++) {
    if (given < withdrawn.length && withdrawn[given] === hop) given++;
    else linkHops[next[hopLink[hop]!]!++] = hop;
  }
  const hops = { linkStart, linkHops };
  KNOWN.set(reader, hops);
  return hops;
}

/** The hops that wait for `link`, are serialized or on its wire at `t`, in the order in which they leave. */
export function hopsOnLinkAt(reader: TraceReader, link: number, t: number): number[] {
  const { hopEnqueue, hopLink, hopStart, withdrawn } = reader.trace;
  const { linkStart, linkHops } = hopsByLink(reader);
  const [begin, end] = [linkStart[link]!, linkStart[link + 1]!];
  const first = upperBoundNear(reader.arrival, linkHops, t, begin, end, begin);
  const hops = Array.from(linkHops.subarray(first, upperBoundNear(hopEnqueue, linkHops, t, first, end, first)));
  const taken = withdrawn.filter((hop) => hopLink[hop] === link && hopEnqueue[hop]! <= t && t < hopStart[hop]!);
  return taken.length === 0 ? hops : [...hops, ...taken].sort((a, b) => a - b);
}
