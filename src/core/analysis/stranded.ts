import type { Trace } from '../trace/trace.ts';
import { endsOfHops } from '../trace/traceIndex.ts';

/** What stopped a run that never finishes: packets that stay at cut links for good. */
export type Stranded = {
  /** By row of the link, most packets first. */
  readonly links: readonly { readonly link: number; readonly packets: number }[];
  /** The number of packets that were never sent. */
  readonly neverSent: number;
  /** Milliticks: when the first packet that stays came to its link, which may be before the link was cut. */
  readonly since: number;
};

/** Undefined for a run that finished. */
export function strandedIn(trace: Trace): Stranded | undefined {
  const { undelivered, hopLink, hopEnqueue } = trace;
  if (undelivered === 0) return undefined;
  const packets = new Map<number, number>();
  let since = Number.POSITIVE_INFINITY;
  endsOfHops(trace).arrival.forEach((arrival, hop) => {
    if (Number.isFinite(arrival)) return;
    since = Math.min(since, hopEnqueue[hop]!);
    packets.set(hopLink[hop]!, (packets.get(hopLink[hop]!) ?? 0) + 1);
  });
  const links = [...packets].map(([link, count]) => ({ link, packets: count }));
  links.sort((a, b) => b.packets - a.packets || a.link - b.link);
  const staying = links.reduce((sum, one) => sum + one.packets, 0);
  return { links, neverSent: undelivered - staying, since };
}
