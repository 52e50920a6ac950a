import type { Cluster } from '../../src/core/model/cluster.ts';
import type { Program } from '../../src/core/model/program.ts';
import type { Trace } from '../../src/core/trace/trace.ts';
import { endsOfHops } from '../../src/core/trace/traceIndex.ts';
import { PlainNetwork } from './plainNetworks.ts';
import { runToEnd } from './runs.ts';

export const invented = (number: number): { readonly invented: number; readonly because: string } => ({
  invented: number,
  because: 'a test',
});

/** Two chips with a link in each direction. */
export function pair(rate: number, latency: number, packet: number): Cluster {
  const plain = new PlainNetwork(2);
  plain.link(0, 1, rate, latency);
  plain.link(1, 0, rate, latency);
  return clusterOf(plain, packet, 2, (from, to) => [from, to]);
}

/** Chips around one switch: rate `up` from chip to switch, `down` from switch to chip. */
export function star(chips: number, up: number, down: number, latency: number, packet: number): Cluster {
  const plain = new PlainNetwork(chips, 1);
  for (let chip = 0; chip < chips; chip++) {
    plain.link(chip, chips, up, latency);
    plain.link(chips, chip, down, latency);
  }
  return clusterOf(plain, packet, chips, (from, to) => [from, chips, to]);
}

/** Chips 0 and 1 at the ends of consecutive hops, in one direction. */
export function path(hops: readonly { readonly rate: number; readonly latency: number }[], packet: number): Cluster {
  const plain = new PlainNetwork(2, hops.length - 1);
  const nodes = [0, ...hops.slice(1).map((_, i) => i + 2), 1];
  hops.forEach(({ rate, latency }, i) => plain.link(nodes[i]!, nodes[i + 1]!, rate, latency));
  return clusterOf(plain, packet, 2, () => nodes);
}

function clusterOf(
  plain: PlainNetwork,
  packet: number,
  chips: number,
  nodesOf: (from: number, to: number) => readonly number[],
): Cluster {
  const all = Array.from({ length: chips }, (_, chip) => chip);
  const network = plain.seal(packet);
  return { network, route: plain.router(nodesOf), spreading: 'hash', domains: [all], rings: [], peers: [] };
}

export const run = (cluster: Cluster, program: Program): Trace => runToEnd(cluster.network, program);

/** Waiting time, and waiting plus serialization time, of each packet of one link, in order, in ticks. */
export type QueueSample = { readonly waits: readonly number[]; readonly sojourns: readonly number[] };

export function queueOf(trace: Trace, link: number): QueueSample {
  const ends = endsOfHops(trace).serialized;
  const waits: number[] = [];
  const sojourns: number[] = [];
  trace.hopLink.forEach((at, hop) => {
    if (at !== link) return;
    waits.push((trace.hopStart[hop]! - trace.hopEnqueue[hop]!) / 1000);
    sojourns.push((ends[hop]! - trace.hopEnqueue[hop]!) / 1000);
  });
  return { waits, sojourns };
}

/** Packets × milliticks spent in a link's queue: the sum over the spans between changes of its length. */
export function areaOfQueue(trace: Trace, link: number): number {
  const changes: (readonly [at: number, by: number])[] = [];
  trace.hopLink.forEach((at, hop) => {
    if (at === link) changes.push([trace.hopEnqueue[hop]!, 1], [trace.hopStart[hop]!, -1]);
  });
  changes.sort(([a, up], [b, down]) => a - b || down - up);
  let [area, length, before] = [0, 0, 0];
  for (const [now, by] of changes) {
    area += length * (now - before);
    length += by;
    before = now;
  }
  return area;
}

export type Estimate = { readonly mean: number; readonly standardError: number };

/** Batch means: the values in order, cut into `batches` of equal length, each one observation. */
export function batchMeans(
  values: readonly number[],
  batches: number,
  of: (batch: readonly number[]) => number,
): Estimate {
  const length = Math.floor(values.length / batches);
  const each = Array.from({ length: batches }, (_, i) => of(values.slice(i * length, (i + 1) * length)));
  const mean = meanOf(each);
  const variance = each.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (batches - 1);
  return { mean, standardError: Math.sqrt(variance / batches) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

export function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
}
