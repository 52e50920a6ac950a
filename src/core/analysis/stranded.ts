import type { Trace } from '../trace/trace.ts';

/** What stopped a run that never finishes. */
export type Stranded = {
  /** Packets that stay at a link for good, by row of the link, most first. */
  readonly links: readonly { readonly link: number; readonly packets: number }[];
  /** Packets that were never sent, since their task waits for a stranded one. */
  readonly neverSent: number;
  /** Milliticks: when the first of the packets that stay came to its link, which may be before the link was cut. Undefined if there are none. */
  readonly since: number | undefined;
};

/** Undefined for a run that finished. */
export function strandedIn(trace: Trace): Stranded | undefined {
  const { undelivered, unended, hopLink, hopEnqueue, hopStart, hopArrival } = trace;
  if (undelivered === 0 && unended.length === 0) return undefined;
  const packets = new Map<number, number>();
  let since: number | undefined;
  const arrivals = hopArrival ?? hopStart;
  for (let hop = 0; hop < hopLink.length; hop++) {
    if (Number.isFinite(arrivals[hop]!)) continue;
    since = Math.min(since ?? hopEnqueue[hop]!, hopEnqueue[hop]!);
    packets.set(hopLink[hop]!, (packets.get(hopLink[hop]!) ?? 0) + 1);
  }
  const links = [...packets].map(([link, count]) => ({ link, packets: count }));
  links.sort((a, b) => b.packets - a.packets || a.link - b.link);
  const staying = links.reduce((sum, one) => sum + one.packets, 0);
  return { links, neverSent: undelivered - staying, since };
}
