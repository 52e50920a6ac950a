import { greatestOf } from '../../core/base/columns.ts';
import { memoize, memoizeSteps } from '../../core/base/memoize.ts';
import { type Steps, WorkPace } from '../../core/base/steps.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';

/** Packets waiting for scale-out links over a run, by group of chips. */
export type GroupWaits = {
  /** Most packets that wait at once. */
  readonly most: Int32Array;
  /** Milliticks of waiting, summed over packets. */
  readonly total: Float64Array;
};

/** With more groups than this, chips are too small to be distinguished. */
export const MOST_PLATED = 16;

/** One more than the highest group of a chip. */
export function groupCount({ chipCount, nodeGroup }: Network): number {
  return greatestOf(nodeGroup, chipCount) + 1;
}

/** The number of chips in each group. A `custom` cluster may skip numbers: those groups have none. */
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
 * The group at which a hop's packet waits: that of the chip at an end of its link; between switches that of the packet's sender. −1 if
 * the link is not scale-out.
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

/** Memoized per run; a worker's result can be given. */
export const groupWaits = memoizeSteps(countGroupWaits);

const HOPS_A_STEP = 65_536;

/** Merges the hops in order of enqueueing with the hops in order of start. */
function* countGroupWaits(reader: TraceReader): Steps<GroupWaits> {
  const { network, hopEnqueue, hopStart, finish } = reader.trace;
  const { byStart } = reader.index;
  const groups = groupCount(network);
  const most = new Int32Array(groups);
  const waiting = new Int32Array(groups);
  const total = new Float64Array(groups);
  const pace = new WorkPace(hopStart.length, HOPS_A_STEP);
  /** The group of a hop that waits; −1 for other hops. */
  const groupOf = (hop: number): number => (hopStart[hop]! > hopEnqueue[hop]! ? groupOfHop(reader, hop) : -1);
  for (let hop = 0, started = 0; hop < hopStart.length; hop++) {
    if (pace.isDue()) yield pace.share;
    const group = groupOf(hop);
    if (group === -1) continue;
    const now = hopEnqueue[hop]!;
    // At one instant, packets leave before others enter.
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
