import { memoize } from '../../core/base/memoize.ts';
import { InFlight } from '../../core/trace/inFlight.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import { groupOfHop } from './groupWaits.ts';
import { CHIP_STATES } from './theme.ts';

/**
 * The state of the picture at one instant, without the positions of packets, which the GPU computes. The columns are reused for the
 * next frame; their values are a function of (trace, t) alone.
 */
export type Frame = {
  /** Milliticks. */
  time: number;
  /** Hops that can be alive: rows [first, last). */
  first: number;
  last: number;
  /** By chip: row of CHIP_STATES. */
  readonly chipState: Uint8Array;
  /** By link: 1 if a packet is being serialized or on the wire. */
  readonly linkBusy: Uint8Array;
  /** By link: packets being serialized or on the wire. */
  readonly linkFlying: Int32Array;
  /** By link: packets in its queue. */
  readonly waiting: Int32Array;
  /** By group of chips: packets that wait for scale-out links there. Empty if the frame was created without groups. */
  readonly groupWaiting: Int32Array;
  totalWaiting: number;
  totalFlying: number;
  /** State of the previous frame, which makes the next one cheaper and does not affect its values. */
  readonly inFlight: InFlight;
  readonly hints: Int32Array;
};

export function createFrame(chips: number, links: number, groups = 0): Frame {
  const inFlight = new InFlight(links);
  return {
    time: 0,
    first: 0,
    last: 0,
    chipState: new Uint8Array(chips),
    linkBusy: inFlight.busy,
    linkFlying: inFlight.flying,
    waiting: inFlight.waiting,
    groupWaiting: new Int32Array(groups),
    totalWaiting: 0,
    totalFlying: 0,
    inFlight,
    hints: new Int32Array(chips),
  };
}

const WAITING = CHIP_STATES.indexOf('waiting');
export const COMPUTING = CHIP_STATES.indexOf('computing');
export const MOVING = CHIP_STATES.indexOf('moving');
const FINISHED = CHIP_STATES.indexOf('finished');
const NOT_BEGUN = CHIP_STATES.indexOf('notBegun');

/**
 * The frame at `time` milliticks, written into `frame`. A chip computes; else moves data while a packet is on one of its scale-up
 * links; else has finished, or not begun, all of its tasks; else waits. A packet on its EFA link keeps the interface busy, not the chip.
 */
export function pictureAt(reader: TraceReader, time: number, frame: Frame): Frame {
  const { network } = reader.trace;
  const { chipState, linkBusy, groupWaiting, inFlight, hints } = frame;
  for (let chip = 0; chip < network.chipCount; chip++) {
    if (reader.computingAt(chip, time, hints) !== -1) chipState[chip] = COMPUTING;
    else if (time >= reader.lastEndOf(chip)) chipState[chip] = FINISHED;
    else chipState[chip] = time < reader.firstStartOf(chip) ? NOT_BEGUN : WAITING;
  }
  inFlight.moveTo(reader, time);
  for (let link = 0; link < network.linkCount; link++) {
    if (linkBusy[link] === 0 || SCALE_OUT[network.linkClass[link]!] === true) continue;
    const from = network.linkFrom[link]!;
    const to = network.linkTo[link]!;
    if (chipState[from] !== COMPUTING) chipState[from] = MOVING;
    if (chipState[to] !== COMPUTING) chipState[to] = MOVING;
  }
  const { first, last } = reader.hopsAliveAt(time);
  if (groupWaiting.length > 0) countGroups(reader, time, first, last, groupWaiting);
  frame.time = time;
  frame.first = first;
  frame.last = last;
  frame.totalWaiting = inFlight.totalWaiting;
  frame.totalFlying = inFlight.totalFlying;
  return frame;
}

const passingFrames = memoize(({ trace: { network } }: TraceReader) =>
  createFrame(network.chipCount, network.linkCount),
);

/**
 * The frame at `time` milliticks, to be read at once: the next call for the same run overwrites it. A short step forward costs only
 * what has happened since.
 */
export function passingFrame(reader: TraceReader, time: number): Frame {
  return pictureAt(reader, time, passingFrames(reader));
}

function countGroups(reader: TraceReader, time: number, first: number, last: number, groupWaiting: Int32Array): void {
  const { hopEnqueue, hopStart } = reader.trace;
  groupWaiting.fill(0);
  for (let hop = first; hop < last; hop++) {
    if (hopEnqueue[hop]! > time || time >= hopStart[hop]!) continue;
    const group = groupOfHop(reader, hop);
    if (group !== -1) groupWaiting[group]!++;
  }
}

/** The number of chips in each state, in the order of CHIP_STATES. */
export function countChips(frame: Frame): number[] {
  const counts = CHIP_STATES.map(() => 0);
  for (const state of frame.chipState) counts[state]!++;
  return counts;
}
