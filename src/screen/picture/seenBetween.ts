import { LINK_CLASSES, SCALE_OUT } from '../../core/model/linkClasses.ts';
import { COMPUTE } from '../../core/model/program.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { type ChipState, packetShape } from './theme.ts';

/** What can be seen in a span of a run. */
export type SpanContents = {
  /** Packets that move, by their shape. */
  readonly round: boolean;
  readonly lozenge: boolean;
  readonly queue: boolean;
  readonly states: Readonly<Record<ChipState, boolean>>;
};

/** What is seen at some instant of [from, to) milliticks, in one pass over tasks and hops. */
export function seenBetween(reader: TraceReader, from: number, to: number): SpanContents {
  const { network, program, hopLink, hopEnqueue, hopStart, taskStart, taskEnd } = reader.trace;
  const { arrival } = reader;
  const shapes = { round: false, lozenge: false };
  let queue = false;
  for (let hop = 0; hop < hopLink.length && hopEnqueue[hop]! < to; hop++) {
    queue ||= hopStart[hop]! > Math.max(from, hopEnqueue[hop]!);
    if (hopStart[hop]! < to && arrival[hop]! > Math.max(from, hopStart[hop]!)) {
      shapes[packetShape(LINK_CLASSES[network.linkClass[hopLink[hop]!]!]!)] = true;
    }
    if (queue && shapes.round && shapes.lozenge) break;
  }
  let computing = false;
  for (let task = 0; task < program.taskCount && !computing; task++) {
    const isLong = taskEnd[task]! > Math.max(from, taskStart[task]!);
    computing = program.kind[task] === COMPUTE && taskStart[task]! < to && isLong;
  }
  const { firstStart, lastEnd } = reader.index;
  const states = {
    waiting: someWaits(reader, from, to),
    computing,
    moving: shapes.round,
    finished: lastEnd.some((end) => end < to),
    notBegun: firstStart.some((start) => start > from && start < Number.POSITIVE_INFINITY),
  };
  return { ...shapes, queue, states };
}

/**
 * Whether some chip waits at some instant of [from, to): it has begun and not finished, does not compute, and no packet is on a scale-up
 * link of it. In order of time, each chip's busy intervals are joined; a gap is a wait.
 */
function someWaits(reader: TraceReader, from: number, to: number): boolean {
  const { trace, arrival, index } = reader;
  const { network, hopLink, hopStart, taskStart, taskEnd } = trace;
  const { byStart, computeStart, computes, firstStart, lastEnd } = index;
  const busyUntil = Float64Array.from(firstStart, (start) => Math.max(from, Math.min(start, to)));
  const next = computeStart.slice();
  /** Joins the chip's computes up to `time`. Returns whether there is a gap before that. */
  const waitsBefore = (chip: number, time: number): boolean => {
    for (; next[chip]! < computeStart[chip + 1]!; next[chip]!++) {
      const task = computes[next[chip]!]!;
      if (taskStart[task]! > busyUntil[chip]!) break;
      busyUntil[chip] = Math.max(busyUntil[chip]!, taskEnd[task]!);
    }
    return busyUntil[chip]! < Math.min(time, to, lastEnd[chip]!);
  };
  for (const hop of byStart) {
    const start = hopStart[hop]!;
    if (start >= to) break;
    const link = hopLink[hop]!;
    if (arrival[hop]! <= from || SCALE_OUT[network.linkClass[link]!] === true) continue;
    for (const chip of [network.linkFrom[link]!, network.linkTo[link]!]) {
      if (chip >= network.chipCount) continue;
      if (waitsBefore(chip, start)) return true;
      busyUntil[chip] = Math.max(busyUntil[chip]!, arrival[hop]!);
    }
  }
  return busyUntil.some((_, chip) => waitsBefore(chip, to));
}
