import type { TraceReader } from '../trace/reader.ts';

/**
 * Hops of link l: `linkHops[linkStart[l] … linkStart[l + 1])`, without those that were withdrawn: in this order they are
 * enqueued, start and are serialized.
 */
export type HopsByLink = { readonly linkStart: Int32Array; readonly linkHops: Int32Array };

const KNOWN = new WeakMap<TraceReader, HopsByLink>();

export function hopsByLink(reader: TraceReader): HopsByLink {
  const known = KNOWN.get(reader);
  if (known !== undefined) return known;
  const { network, hopLink, withdrawn } = reader.trace;
  const isWithdrawn = new Set(withdrawn);
  const linkStart = new Int32Array(network.linkCount + 1);
  for (const link of hopLink) linkStart[link + 1]!++;
  for (const hop of withdrawn) linkStart[hopLink[hop]! + 1]!--;
  for (let link = 0; link < network.linkCount; link++) linkStart[link + 1]! += linkStart[link]!;
  const next = linkStart.slice();
  const linkHops = new Int32Array(hopLink.length - withdrawn.length);
  hopLink.forEach((link, hop) => {
    if (!isWithdrawn.has(hop)) linkHops[next[link]!++] = hop;
  });
  const hops = { linkStart, linkHops };
  KNOWN.set(reader, hops);
  return hops;
}
