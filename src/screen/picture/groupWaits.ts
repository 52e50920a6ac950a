import { memoize } from '../../core/base/memoize.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';

/** What waits at each group of chips over a run, by group. */
export type GroupWaits = {
  /** Most packets that ever wait at once. */
  readonly most: Int32Array;
  /** Waiting, summed over packets, milliticks. */
  readonly total: Float64Array;
};

/** Of more groups than this, chips are too small to be told apart. */
export const MOST_PLATED = 16;

/** Groups of chips are numbered from 0 to one less than this. */
export function groupCount({ chipCount, nodeGroup }: Network): number {
  let most = -1;
  for (let chip = 0; chip < chipCount; chip++) most = Math.max(most, nodeGroup[chip]!);
  return most + 1;
}

/**
 * The group at which a hop's packet waits for its link, or −1 where the link is not scale-out: that of the chip at the link's
 * end; between switches, where no chip is, that of the packet's sender.
 */
export function groupOfHop({ trace, taskOfPacket }: TraceReader, hop: number): number {
  const { network, hopLink, hopPacket, program } = trace;
  const link = hopLink[hop]!;
  if (SCALE_OUT[network.linkClass[link]!] !== true) return -1;
  const from = network.linkFrom[link]!;
  if (from < network.chipCount) return network.nodeGroup[from]!;
  const to = network.linkTo[link]!;
  if (to < network.chipCount) return network.nodeGroup[to]!;
  return network.nodeGroup[program.from[taskOfPacket[hopPacket[hop]!]!]!]!;
}

/** Over the whole run, exactly; counted once a run, unless they were counted elsewhere and given. */
export const groupWaits = memoize(countGroupWaits);

function countGroupWaits(reader: TraceReader): GroupWaits {
  const { network, hopEnqueue, hopStart } = reader.trace;
  const groups = groupCount(network);
  const groupOf = new Int32Array(hopStart.length);
  const total = new Float64Array(groups);
  const first = new Int32Array(groups + 1);
  for (let hop = 0; hop < groupOf.length; hop++) {
    const group = hopStart[hop]! > hopEnqueue[hop]! ? groupOfHop(reader, hop) : -1;
    groupOf[hop] = group;
    if (group === -1) continue;
    first[group + 1]!++;
    total[group]! += Math.min(hopStart[hop]!, reader.trace.finish) - hopEnqueue[hop]!;
  }
  for (let group = 0; group < groups; group++) first[group + 1]! += first[group]!;
  const enters = new Float64Array(first[groups]!);
  const leaves = new Float64Array(first[groups]!);
  const next = first.slice();
  for (let hop = 0; hop < groupOf.length; hop++) {
    if (groupOf[hop] === -1) continue;
    const at = next[groupOf[hop]!]!++;
    enters[at] = hopEnqueue[hop]!;
    leaves[at] = hopStart[hop]!;
  }
  const most = Int32Array.from({ length: groups }, (_, group) =>
    mostAtOnce(enters.subarray(first[group], first[group + 1]), leaves.subarray(first[group], first[group + 1]).sort()),
  );
  return { most, total };
}

/** Most that are in at once, where each column ascends; who leaves at an instant is out before others enter. */
function mostAtOnce(enters: Float64Array, leaves: Float64Array): number {
  let most = 0;
  let left = 0;
  for (let entered = 0; entered < enters.length; entered++) {
    while (leaves[left]! <= enters[entered]!) left++;
    most = Math.max(most, entered + 1 - left);
  }
  return most;
}
