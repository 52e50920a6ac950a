import { upperBoundNear } from '../base/search.ts';
import type { TraceReader } from '../trace/reader.ts';
import { hopsByLink } from './hopsByLink.ts';

/** The hops that wait for `link`, are being serialized or are on its wire at `t`, in the order in which they leave. */
export function hopsOnLink(reader: TraceReader, link: number, t: number): number[] {
  const { hopEnqueue, hopLink, hopStart, withdrawn } = reader.trace;
  const { linkStart, linkHops } = hopsByLink(reader);
  const [begin, end] = [linkStart[link]!, linkStart[link + 1]!];
  const first = upperBoundNear(reader.arrival, linkHops, t, begin, end, begin);
  const hops = Array.from(linkHops.subarray(first, upperBoundNear(hopEnqueue, linkHops, t, first, end, first)));
  const taken = withdrawn.filter((hop) => hopLink[hop] === link && hopEnqueue[hop]! <= t && t < hopStart[hop]!);
  return taken.length === 0 ? hops : [...hops, ...taken].sort((a, b) => a - b);
}
