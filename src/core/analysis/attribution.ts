import { memoize } from '../base/memoize.ts';
import { LINK_CLASS, LINK_CLASSES, type LinkClassName, type LinkResource } from '../model/linkClasses.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';
import type { Trace } from '../trace/trace.ts';

/**
 * Milliticks in the queues, in the serializers and on the wires of links of one class. `latency` includes jitter and the
 * acknowledgements that a windowed flow waited for.
 */
export type LinkTimes = { readonly queueing: number; readonly serialization: number; readonly latency: number };

/**
 * Why a run took as long as it did: the chain of what the last task to end waited for, back to the start (a critical path). The
 * verdict and the callout are made from it. The parts of the chain sum to the finish, in milliticks. If a task waited for
 * several others until the same instant, the chain follows the first by row.
 */
export type Attribution = {
  readonly finish: number;
  /** Computing, or waiting for a chip that computes something else. */
  readonly compute: number;
  /** For each class that the network has links of. */
  readonly links: Readonly<Partial<Record<LinkClassName, LinkTimes>>>;
  /** Waiting for the instant from which the workload lets the first task of the chain start. */
  readonly schedule: number;
  /** The chain as intervals, first to last. Between two of them an acknowledgement may travel back. */
  readonly steps: readonly Step[];
};

/** An interval of the chain, in milliticks, on a link or (if `link` is undefined) on a chip. */
export type Step = {
  readonly from: number;
  readonly to: number;
  readonly link: number | undefined;
  readonly chip: number | undefined;
};

/** Milliticks of the chain on links of one resource. */
export function timeOn({ links }: Attribution, resource: LinkResource): number {
  return LINK_CLASSES.filter((name) => LINK_CLASS[name].resource === resource).reduce((sum, name) => {
    const { queueing = 0, serialization = 0, latency = 0 } = links[name] ?? {};
    return sum + queueing + serialization + latency;
  }, 0);
}

/** The attribution of a run, memoized by its reader. */
export const attributionOf = memoize(walkBack);

function walkBack(reader: TraceReader): Attribution {
  const { network, program, taskEnd, finish } = reader.trace;
  const walk = new BackwardWalk(reader);
  const before = latestBefore(program, taskEnd);
  let task = taskEnd.indexOf(finish);
  let now = finish;
  if (task !== -1) now = walk.followTask(task, finish);
  else if (walk.row >= 0) {
    // A packet was lost, so the run ended when nothing moved any more.
    task = walk.findLastMove(finish);
    now = walk.followPacket(finish);
  }
  for (task = before[task] ?? -1; task !== -1 && taskEnd[task] === now; task = before[task]!) {
    now = walk.followTask(task, now);
  }
  const present = new Set(network.linkClass);
  const links = LINK_CLASSES.map((name, at) => [name, walk.classes[at]!] as const).filter((_, at) => present.has(at));
  return {
    finish,
    compute: walk.compute,
    schedule: now,
    links: Object.fromEntries(links),
    steps: walk.steps.reverse(),
  };
}

/**
 * Follows the chain backwards and sums its parts. Hops are recorded in order of time and the chain leads back in time, so one
 * pass finds every hop of it: `row` only decreases.
 */
class BackwardWalk {
  /** The row of the chain's current hop; −1 if there are no hops. */
  row: number;
  compute = 0;
  /** By row of LINK_CLASSES. */
  readonly classes = LINK_CLASSES.map(() => ({ queueing: 0, serialization: 0, latency: 0 }));
  /** Last to first. */
  readonly steps: Step[] = [];
  readonly #reader: TraceReader;
  readonly #firstHop: Int32Array;
  #acknowledgements: Acknowledgements | undefined;

  constructor(reader: TraceReader) {
    this.#reader = reader;
    this.#firstHop = firstHops(reader.trace);
    this.row = reader.trace.hopPacket.length - 1;
  }

  /** Moves `row` to the last hop that was enqueued or arrived at `finish`. Returns its task. */
  findLastMove(finish: number): number {
    const { trace, arrival, taskOfPacket } = this.#reader;
    while (arrival[this.row] !== finish && trace.hopEnqueue[this.row] !== finish) this.row--;
    return taskOfPacket[trace.hopPacket[this.row]!]!;
  }

  /** Follows a task that ended at `now` back to the instant at which it became ready, and returns that instant. */
  followTask(task: number, now: number): number {
    const { trace, arrival, taskOfPacket } = this.#reader;
    const { program, taskReady, hopPacket } = trace;
    if (program.kind[task] === COMPUTE) {
      const ready = taskReady[task]!;
      this.compute += now - ready;
      this.steps.push({ from: ready, to: now, link: undefined, chip: program.from[task]! });
      return ready;
    }
    while (arrival[this.row] !== now || taskOfPacket[hopPacket[this.row]!] !== task) this.row--;
    return this.followPacket(now);
  }

  /** Follows the packet of hop `row`, which ended at `now`, back to the instant at which its task became ready, and returns that. */
  followPacket(now: number): number {
    const { trace, arrival, taskOfPacket } = this.#reader;
    const { hopPacket, taskReady } = trace;
    let isAcknowledged = false;
    let at = now;
    for (;;) {
      const packet = hopPacket[this.row]!;
      const ready = taskReady[taskOfPacket[packet]!]!;
      at = this.#followHop(at, isAcknowledged);
      while (this.row > this.#firstHop[packet]!) {
        if (hopPacket[--this.row] === packet) at = this.#followHop(at, isAcknowledged);
      }
      if (at === ready) return ready;
      // The window held the packet back until an earlier packet of its flow was acknowledged.
      this.#acknowledgements ??= acknowledgementsOf(this.#reader);
      this.row = this.#acknowledgements.hopBehind(this.row, at);
      at = arrival[this.row]!;
      isAcknowledged = true;
    }
  }

  /**
   * Adds the times of hop `row`, which ended at `now`; with `isAcknowledged` also the acknowledgement's time on its link. Returns
   * when the hop was enqueued.
   */
  #followHop(now: number, isAcknowledged: boolean): number {
    const { trace, serialized } = this.#reader;
    const { network, hopLink, hopStart, hopEnqueue } = trace;
    const { row } = this;
    const link = hopLink[row]!;
    const times = this.classes[network.linkClass[link]!]!;
    // If its link is never restored, a packet has no start: all of its time is queueing.
    const [start, end] = [Math.min(hopStart[row]!, now), Math.min(serialized[row]!, now)];
    times.latency += now - end;
    times.serialization += end - start;
    times.queueing += start - hopEnqueue[row]!;
    if (isAcknowledged && end < now) times.latency += network.linkLatency[link]!;
    this.steps.push({ from: hopEnqueue[row]!, to: now, link, chip: undefined });
    return hopEnqueue[row]!;
  }
}

function firstHops({ program, hopPacket }: Trace): Int32Array {
  const first = new Int32Array(program.packetCount);
  for (let hop = hopPacket.length - 1; hop >= 0; hop--) first[hopPacket[hop]!] = hop;
  return first;
}

type Acknowledgements = {
  /** The last hop of the packet whose acknowledgement at `now` allowed the packet of hop `row` to be sent. */
  readonly hopBehind: (row: number, now: number) => number;
};

/** An acknowledgement takes the sum of the latencies of its packet's links, without jitter. */
function acknowledgementsOf({ trace, arrival, taskOfPacket }: TraceReader): Acknowledgements {
  const { network, program, hopPacket, hopLink, hopStart, withdrawn } = trace;
  const lastHop = new Int32Array(program.packetCount);
  const wayBack = new Float64Array(program.packetCount);
  hopPacket.forEach((packet, hop) => {
    lastHop[packet] = hop;
    if (hopStart[hop]! < Number.POSITIVE_INFINITY) wayBack[packet]! += network.linkLatency[hopLink[hop]!]!;
  });
  for (const hop of withdrawn) wayBack[hopPacket[hop]!]! -= network.linkLatency[hopLink[hop]!]!;
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

/** By task: the one that ended last among those it waits for, or −1. */
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
