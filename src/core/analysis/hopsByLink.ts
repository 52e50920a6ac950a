import { memoizeSteps } from '../base/memoize.ts';
import { type Steps, WorkPace } from '../base/steps.ts';
import type { TraceReader } from '../trace/reader.ts';

/**
 * The hops of link l are `linkHops[linkStart[l] … linkStart[l + 1])`, without withdrawn ones. Enqueueing, start and arrival all
 * ascend in this order.
 */
export type HopsByLink = { readonly linkStart: Int32Array; readonly linkHops: Int32Array };

/** Hops that a step looks at. */
const HOPS_A_STEP = 131_072;

/** Memoized per run. */
export const hopsByLink = memoizeSteps(function* (reader: TraceReader): Steps<HopsByLink> {
  const { network, hopLink, withdrawn } = reader.trace;
  const pace = new WorkPace(2 * hopLink.length, HOPS_A_STEP);
  const linkStart = new Int32Array(network.linkCount + 1);
  for (let hop = 0; hop < hopLink.length; hop++) {
    if (pace.isDue()) yield pace.share;
    linkStart[hopLink[hop]! + 1]!++;
  }
  for (const hop of withdrawn) linkStart[hopLink[hop]! + 1]!--;
  for (let link = 0; link < network.linkCount; link++) linkStart[link + 1]! += linkStart[link]!;
  const next = linkStart.slice(0, network.linkCount);
  const linkHops = new Int32Array(hopLink.length - withdrawn.length);
  let skipped = 0;
  for (let hop = 0; hop < hopLink.length; hop++) {
    if (pace.isDue()) yield pace.share;
    if (skipped < withdrawn.length && withdrawn[skipped] === hop) skipped++;
    else linkHops[next[hopLink[hop]!]!++] = hop;
  }
  return { linkStart, linkHops };
});
