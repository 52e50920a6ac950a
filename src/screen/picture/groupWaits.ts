import { greatestOf } from '../../core/base/columns.ts';
import { memoize, memoizeSteps } from '../../core/base/memoize.ts';
import { type Steps, WorkPace } from '../../core/base/steps.ts';
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

/** With more groups than this, chips are too small to be distinguished. */
export const MOST_PLATED = 16;

/** Groups of chips are numbered from 0 to one less than this. */
export function groupCount({ chipCount, nodeGroup }: Network): number {
  return greatestOf(nodeGroup, chipCount) + 1;
}

/** The number of chips in each group. A `custom` cluster may leave numbers out, whose groups have none. */
export const chipsByGroup = memoize((network: Network): Int32Array => {
  const sizes = new Int32Array(groupCount(network));
  for (let chip = 0; chip < network.chipCount; chip++) sizes[network.nodeGroup[chip]!]!++;
  return sizes;
});

/** The groups that have chips, in ascending order. */
export function groupsWithChips(network: Network): Int32Array {
  const sizes = chipsByGroup(network);
  return Int32Array.from(sizes.keys()).filter((group) => sizes[group]! > 0);
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
export const groupWaits = memoizeSteps(countGroupWaits);

const HOPS_A_STEP = 65_536;

/** Goes through hops as they enter a queue, and beside that through hops as they leave theirs. */
function* countGroupWaits(reader: TraceReader): Steps<GroupWaits> {
  const { network, hopEnqueue, hopStart, finish } = reader.trace;
  const { byStart } = reader.index;
  const groups = groupCount(network);
  const most = new Int32Array(groups);
  const waiting = new Int32Array(groups);
  const total = new Float64Array(groups);
  const pace = new WorkPace(hopStart.length, HOPS_A_STEP);
  /** Of a hop that waits; −1 of any other. */
  const groupOf = (hop: number): number => (hopStart[hop]! > hopEnqueue[hop]! ? groupOfHop(reader, hop) : -1);
  for (let hop = 0, started = 0; hop < hopStart.length; hop++) {
    if (pace.isDue()) yield pace.share;
    const group = groupOf(hop);
    if (group === -1) continue;
    const now = hopEnqueue[hop]!;
    // Who leaves at an instant is out before others enter.
    for (; started < byStart.length && hopStart[byStart[started]!]! <= now; started++) {
      const left = groupOf(byStart[started]!);
      if (left !== -1) waiting[left]!--;
    }
    waiting[group]!++;
    if (waiting[group]! > most[group]!) most[group] = waiting[group]!;
    total[group]! += Math.min(hopStart[hop]!, finish) - now;
  }
  return { most, total };
}
