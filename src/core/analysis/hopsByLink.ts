import { memoize } from '../base/memoize.ts';
import type { TraceReader } from '../trace/reader.ts';

/**
 * Hops of link l: `linkHops[linkStart[l] … linkStart[l + 1])`, without those that were withdrawn: in this order they are
 * enqueued, start and arrive.
 */
export type HopsByLink = { readonly linkStart: Int32Array; readonly linkHops: Int32Array };

/** Made once a run. */
export const hopsByLink = memoize((reader: TraceReader): HopsByLink => {
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
  return { linkStart, linkHops };
});
