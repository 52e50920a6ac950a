import { COMPUTED_ORIGIN } from '../base/provenance.ts';
import { milliticksToTicks } from '../base/units.ts';
import { withoutTail } from '../base/withoutTail.ts';
import { LINK_CLASSES, type LinkClassName } from '../model/linkClasses.ts';
import { packetSizeOf } from '../model/program.ts';
import type { Scene } from '../scene/schema.ts';
import { TraceReader } from '../trace/reader.ts';
import { type Trace, traceHash } from '../trace/trace.ts';
import { type ServingSummary, summarizeServing } from './serving.ts';

/** What the links of one class did in a run. */
export type LinkClassSummary = {
  readonly links: number;
  /** Hops over the class that were serialized: a packet that takes two of its links counts twice. */
  readonly packets: number;
  /** Sum of those packets' sizes. */
  readonly units: number;
  /** Ticks in which a link was serializing, summed over the links. */
  readonly busyTicks: number;
  /** Most packets that waited in one link's queue at one instant; the one being serialized does not wait. */
  readonly greatestQueue: number;
};

/** The key figures of a run. The names are an interface: the command line prints this object as JSON. */
export type Summary = {
  readonly scene: string;
  readonly seed: string;
  /** Ticks, exact to the millitick. */
  readonly finish: number;
  readonly counts: {
    readonly tasks: number;
    readonly messages: number;
    readonly packets: number;
    readonly hops: number;
    readonly events: number;
  };
  readonly traceHash: string;
  /** For each class that the network has links of. */
  readonly links: Readonly<Partial<Record<LinkClassName, LinkClassSummary>>>;
  /** Packets that never arrived. Present only if there are any. */
  readonly undelivered?: number;
  /** Packets that arrived after a later packet of their message, which is harmless. Present only if there are any. */
  readonly outOfOrder?: number;
  /** Present only if the workload is `inference` and a request completed. */
  readonly serving?: ServingSummary;
  readonly origin: typeof COMPUTED_ORIGIN;
};

/** `trace` must be the run of `scene`. */
export function summarize(scene: Scene, trace: Trace): Summary {
  const serving = scene.workload.kind === 'inference' ? summarizeServing(trace) : undefined;
  return {
    scene: scene.id,
    seed: scene.seed,
    finish: milliticksToTicks(trace.finish),
    counts: countRun(trace),
    traceHash: traceHash(trace),
    links: summarizeLinks(new TraceReader(trace)),
    ...(trace.undelivered === 0 ? {} : { undelivered: trace.undelivered }),
    ...(trace.overtaken === 0 ? {} : { outOfOrder: trace.overtaken }),
    ...(serving === undefined ? {} : { serving }),
    origin: COMPUTED_ORIGIN,
  };
}

/** The sizes of a run. */
export function countRun({ program, hopPacket, events }: Trace): Summary['counts'] {
  const { taskCount: tasks, messageCount: messages, packetCount: packets } = program;
  return { tasks, messages, packets, hops: hopPacket.length, events };
}

/** For each class that the network has links of: the most packets that ever waited at one link. */
export function greatestQueues({ trace: { network }, survey }: TraceReader): Partial<Record<LinkClassName, number>> {
  const greatest = new Int32Array(LINK_CLASSES.length).fill(-1);
  for (let link = 0; link < network.linkCount; link++) {
    const row = network.linkClass[link]!;
    if (survey.longestQueues[link]! > greatest[row]!) greatest[row] = survey.longestQueues[link]!;
  }
  const found = LINK_CLASSES.map((name, row) => [name, greatest[row]!] as const);
  return Object.fromEntries(found.filter(([, most]) => most >= 0));
}

function summarizeLinks(reader: TraceReader): Summary['links'] {
  const { trace, serialized: ends, taskOfPacket: task } = reader;
  const { network, program, hopPacket, hopLink, hopStart } = trace;
  const queues = greatestQueues(reader);
  const withdrawn = new Set(trace.withdrawn);
  const classes = LINK_CLASSES.map(() => ({ links: 0, packets: 0, units: 0, busy: 0 }));
  for (const row of network.linkClass) classes[row]!.links++;
  for (let hop = 0; hop < hopLink.length; hop++) {
    const busy = ends[hop]! - hopStart[hop]!;
    // Skips hops that were withdrawn or never ended.
    if (withdrawn.has(hop) || !Number.isFinite(busy)) continue;
    const one = classes[network.linkClass[hopLink[hop]!]!]!;
    const packet = hopPacket[hop]!;
    const owner = task[packet]!;
    one.packets++;
    one.units += packetSizeOf(program, owner, packet - program.firstPacket[owner]!);
    one.busy += busy;
  }
  const named = classes.map(({ links, packets, units, busy }, row) => {
    const name = LINK_CLASSES[row]!;
    const greatestQueue = queues[name] ?? 0;
    return [
      name,
      { links, packets, units: withoutTail(units), busyTicks: milliticksToTicks(busy), greatestQueue },
    ] as const;
  });
  return Object.fromEntries(named.filter(([, { links }]) => links > 0));
}
