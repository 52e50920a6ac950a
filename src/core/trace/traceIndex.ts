import { transferTime } from '../base/units.ts';
import { COMPUTE } from '../model/program.ts';
import { taskOfPacket, type Trace } from './trace.ts';

/** Hops are kept in blocks of this many, to find those that can be alive. */
export const BLOCK = 256;

/** What follows from a trace and takes a while for a long one. Plain data: it can be made beside the run and cross a thread. */
export type TraceIndex = {
  /** By hop: when its packet has been serialized, and when it is at the far node. Infinity where that never came. */
  readonly serialized: Float64Array;
  readonly arrival: Float64Array;
  readonly taskOfPacket: Int32Array;
  /** Latest arrival among the hops up to the end of each block. */
  readonly latestArrival: Float64Array;
  /**
   * Hops of link l: `linkHops[linkStart[l] … linkStart[l + 1])`, without those that were withdrawn: in this order they are
   * enqueued, start and arrive.
   */
  readonly linkStart: Int32Array;
  readonly linkHops: Int32Array;
  /** Compute tasks of chip c in order of start: `computes[computeStart[c] … computeStart[c + 1])`. */
  readonly computeStart: Int32Array;
  readonly computes: Int32Array;
  /** By chip: when the last task that involves it ends. */
  readonly lastEnd: Float64Array;
};

export function indexTrace(trace: Trace): TraceIndex {
  const owner = taskOfPacket(trace.program);
  const { serialized, arrival } = endsOfHops(trace, owner);
  return {
    serialized,
    arrival,
    taskOfPacket: owner,
    latestArrival: latestByBlock(arrival),
    ...hopsByLink(trace),
    ...computesByChip(trace),
    lastEnd: lastEnds(trace),
  };
}

/** When each hop's packet has been serialized, and when it is at the far node. */
export function endsOfHops(
  trace: Trace,
  owner = taskOfPacket(trace.program),
): Pick<TraceIndex, 'serialized' | 'arrival'> {
  if (trace.hopSerialized !== undefined && trace.hopArrival !== undefined) {
    return { serialized: trace.hopSerialized, arrival: trace.hopArrival };
  }
  const { network, program, hopPacket, hopLink, hopStart } = trace;
  const { linkRate, linkLatency } = network;
  const { firstPacket, packetSize, amount } = program;
  const serialized = new Float64Array(hopStart.length);
  const arrival = new Float64Array(hopStart.length);
  // Most packets of a link have one size, and a division a hop is what this loop would spend its time on.
  const lastUnits = new Float64Array(network.linkCount);
  const lastTime = new Float64Array(network.linkCount);
  for (let hop = 0; hop < serialized.length; hop++) {
    const packet = hopPacket[hop]!;
    const link = hopLink[hop]!;
    const task = owner[packet]!;
    const rest = firstPacket[task + 1]! - 1;
    const whole = packetSize[task]!;
    const units = packet < rest ? whole : amount[task]! - (rest - firstPacket[task]!) * whole;
    if (lastUnits[link] !== units) {
      lastUnits[link] = units;
      lastTime[link] = transferTime(units, linkRate[link]!);
    }
    const end = hopStart[hop]! + lastTime[link]!;
    serialized[hop] = end;
    arrival[hop] = end + linkLatency[link]!;
  }
  return { serialized, arrival };
}

function latestByBlock(arrival: Float64Array): Float64Array {
  const latest = new Float64Array(Math.ceil(arrival.length / BLOCK));
  let most = 0;
  for (let block = 0; block < latest.length; block++) {
    const end = Math.min(arrival.length, (block + 1) * BLOCK);
    for (let hop = block * BLOCK; hop < end; hop++) if (arrival[hop]! > most) most = arrival[hop]!;
    latest[block] = most;
  }
  return latest;
}

function hopsByLink({ network, hopLink, withdrawn }: Trace): Pick<TraceIndex, 'linkStart' | 'linkHops'> {
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
}

function computesByChip({
  program,
  taskStart,
  taskEnd,
  network,
}: Trace): Pick<TraceIndex, 'computeStart' | 'computes'> {
  const { from, kind, taskCount } = program;
  const rows: number[] = [];
  for (let task = 0; task < taskCount; task++) if (kind[task] === COMPUTE) rows.push(task);
  // By end too: a compute of no duration starts at the instant of the one after it, whatever their rows.
  rows.sort((a, b) => from[a]! - from[b]! || taskStart[a]! - taskStart[b]! || taskEnd[a]! - taskEnd[b]! || a - b);
  const computeStart = new Int32Array(network.chipCount + 1);
  for (const task of rows) computeStart[from[task]! + 1]!++;
  for (let chip = 0; chip < network.chipCount; chip++) computeStart[chip + 1]! += computeStart[chip]!;
  return { computeStart, computes: Int32Array.from(rows) };
}

function lastEnds({ program, taskEnd, network }: Trace): Float64Array {
  const lastEnd = new Float64Array(network.chipCount);
  const note = (chip: number, end: number): void => {
    if (end > lastEnd[chip]!) lastEnd[chip] = end;
  };
  for (let task = 0; task < program.taskCount; task++) {
    note(program.from[task]!, taskEnd[task]!);
    note(program.to[task]!, taskEnd[task]!);
  }
  return lastEnd;
}
