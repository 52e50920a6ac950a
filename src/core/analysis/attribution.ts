import { memoize } from '../base/memoize.ts';
import { LINK_CLASS, LINK_CLASSES, type LinkClassName, type LinkResource } from '../model/linkClasses.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { Trace } from '../trace/trace.ts';

/**
 * Milliticks in the queues of links of one class, in their serializers, on their wires: jitter too, and the way back of
 * acknowledgements that a window made packets wait for.
 */
export type LinkTimes = { readonly queueing: number; readonly serialization: number; readonly latency: number };

/**
 * What the last thing to finish waited for, back to the start of the run: a chain whose parts sum to the finish, in
 * milliticks. One chain: where several things were waited for until the same instant, the first by row.
 */
export type Attribution = {
  readonly finish: number;
  /** Computing, and waiting for a chip that computes something else. */
  readonly compute: number;
  /** By the classes that this network has links of. */
  readonly links: Readonly<Partial<Record<LinkClassName, LinkTimes>>>;
  /** Before the instant from which the workload lets a task begin. */
  readonly schedule: number;
  /** The chain as stretches of time, first to last; between two of them an acknowledgement may be on its way. */
  readonly steps: readonly Step[];
};

/** A stretch of the chain, in milliticks: on a link, or (`link` undefined) on a chip. */
export type Step = {
  readonly from: number;
  readonly to: number;
  readonly link: number | undefined;
  readonly chip: number | undefined;
};

/** Milliticks that the chain waited for the links of one resource. */
export function timeOn({ links }: Attribution, resource: LinkResource): number {
  return LINK_CLASSES.filter((name) => LINK_CLASS[name].resource === resource).reduce((sum, name) => {
    const { queueing = 0, serialization = 0, latency = 0 } = links[name] ?? {};
    return sum + queueing + serialization + latency;
  }, 0);
}

/** Made once a run. */
export const attributionOf = memoize(walkBack);

/**
 * Hops stand in order of time and the chain leads back in time, so one pass over them finds every hop of it: `row` only
 * falls.
 */
function walkBack(reader: TraceReader): Attribution {
  const { trace, serialized, arrival, taskOfPacket } = reader;
  const { network, program, hopPacket, hopLink, hopEnqueue, hopStart, taskReady, taskEnd, finish } = trace;
  const classes = LINK_CLASSES.map(() => ({ queueing: 0, serialization: 0, latency: 0 }));
  const before = latestBefore(program, taskEnd);
  const firstHop = firstHops(trace);
  const steps: Step[] = [];
  let acknowledgements: Acknowledgements | undefined;
  let compute = 0;
  let row = hopPacket.length - 1;

  /** The hop at `row`, left at `now`, and the way back of an acknowledgement over its link; gives when it was enqueued. */
  const followHop = (now: number, isAcknowledged: boolean): number => {
    const link = hopLink[row]!;
    const one = classes[network.linkClass[link]!]!;
    // What waits for a link that never comes back has no other parts.
    const [start, end] = [Math.min(hopStart[row]!, now), Math.min(serialized[row]!, now)];
    one.latency += now - end;
    one.serialization += end - start;
    one.queueing += start - hopEnqueue[row]!;
    if (isAcknowledged && end < now) one.latency += network.linkLatency[link]!;
    steps.push({ from: hopEnqueue[row]!, to: now, link, chip: undefined });
    return hopEnqueue[row]!;
  };
  /** From the packet whose hop at `row` was left at `now` to when its task was ready. */
  const followPacket = (now: number): number => {
    let isAcknowledged = false;
    let at = now;
    for (;;) {
      const packet = hopPacket[row]!;
      const ready = taskReady[taskOfPacket[packet]!]!;
      at = followHop(at, isAcknowledged);
      while (row > firstHop[packet]!) if (hopPacket[--row] === packet) at = followHop(at, isAcknowledged);
      if (at === ready) return ready;
      // Held back by the window: until an earlier packet of its flow was acknowledged.
      acknowledgements ??= acknowledgementsOf(reader);
      row = acknowledgements.hopBehind(row, at);
      at = arrival[row]!;
      isAcknowledged = true;
    }
  };
  const followTask = (task: number, now: number): number => {
    if (program.kind[task] === COMPUTE) {
      compute += now - taskReady[task]!;
      steps.push({ from: taskReady[task]!, to: now, link: undefined, chip: program.from[task]! });
      return taskReady[task]!;
    }
    while (arrival[row] !== now || taskOfPacket[hopPacket[row]!] !== task) row--;
    return followPacket(now);
  };

  let task = taskEnd.indexOf(finish);
  let now = finish;
  if (task !== -1) now = followTask(task, finish);
  else if (hopPacket.length > 0) {
    // Something was lost: the run ends when nothing moves any more.
    while (arrival[row] !== finish && hopEnqueue[row] !== finish) row--;
    task = taskOfPacket[hopPacket[row]!]!;
    now = followPacket(finish);
  }
  for (task = before[task] ?? -1; task !== -1 && taskEnd[task] === now; task = before[task]!) {
    now = followTask(task, now);
  }
  const present = new Set(network.linkClass);
  const links = LINK_CLASSES.map((name, at) => [name, classes[at]!] as const).filter((_, at) => present.has(at));
  return { finish, compute, schedule: now, links: Object.fromEntries(links), steps: steps.reverse() };
}

function firstHops({ program, hopPacket }: Trace): Int32Array {
  const first = new Int32Array(program.packetCount);
  for (let hop = hopPacket.length - 1; hop >= 0; hop--) first[hopPacket[hop]!] = hop;
  return first;
}

type Acknowledgements = {
  /** The last hop of the packet whose acknowledgement, at `now`, let the packet of hop `row` set out. */
  readonly hopBehind: (row: number, now: number) => number;
};

/** An acknowledgement takes the latencies of its packet's way, without jitter. */
function acknowledgementsOf({ trace, serialized, arrival, taskOfPacket }: TraceReader): Acknowledgements {
  const { network, program, hopPacket, hopLink, hopStart } = trace;
  const lastHop = new Int32Array(program.packetCount);
  const wayBack = new Float64Array(program.packetCount);
  hopPacket.forEach((packet, hop) => {
    lastHop[packet] = hop;
    if (serialized[hop]! > hopStart[hop]!) wayBack[packet]! += network.linkLatency[hopLink[hop]!]!;
  });
  const isSameFlow = (a: number, b: number): boolean =>
    program.from[a] === program.from[b] && program.to[a] === program.to[b];
  return {
    hopBehind: (row, now) => {
      const task = taskOfPacket[hopPacket[row]!]!;
      let hop = row;
      const isIt = (packet: number): boolean =>
        lastHop[packet] === hop && arrival[hop]! + wayBack[packet]! === now && isSameFlow(taskOfPacket[packet]!, task);
      do hop--;
      while (!isIt(hopPacket[hop]!));
      return hop;
    },
  };
}

/** By task: the one that ended last of those that it waits for, or −1. */
function latestBefore({ taskCount, dependentsStart, dependents }: Program, taskEnd: Float64Array): Int32Array {
  const before = new Int32Array(taskCount).fill(-1);
  for (let task = 0; task < taskCount; task++) {
    for (let i = dependentsStart[task]!; i < dependentsStart[task + 1]!; i++) {
      const known = before[dependents[i]!]!;
      if (known === -1 || taskEnd[task]! > taskEnd[known]!) before[dependents[i]!] = task;
    }
  }
  return before;
}
