import { LINK_CLASSES } from '../../core/model/linkClasses.ts';
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

/**
 * What is seen at some instant of [from, to) milliticks, in one pass over tasks and hops. That a chip waits is assumed: whether none
 * ever does would have to be asked at every event.
 */
export function seenBetween(reader: TraceReader, from: number, to: number): SpanContents {
  const { network, program, hopLink, hopEnqueue, hopStart, taskStart, taskEnd } = reader.trace;
  const { arrival } = reader;
  const shapes = { round: false, lozenge: false };
  let queue = false;
  for (let hop = 0; hop < hopLink.length && hopEnqueue[hop]! < to; hop++) {
    queue ||= hopStart[hop]! > Math.max(from, hopEnqueue[hop]!);
    if (hopStart[hop]! < to && arrival[hop]! > from) {
      shapes[packetShape(LINK_CLASSES[network.linkClass[hopLink[hop]!]!]!)] = true;
    }
    if (queue && shapes.round && shapes.lozenge) break;
  }
  let computing = false;
  for (let task = 0; task < program.taskCount && !computing; task++) {
    computing = program.kind[task] === COMPUTE && taskStart[task]! < to && taskEnd[task]! > from;
  }
  const { firstStart, lastEnd } = reader.index;
  const states = {
    waiting: true,
    computing,
    moving: shapes.round,
    finished: lastEnd.some((end) => end < to),
    notBegun: firstStart.some((start) => start > from && start < Number.POSITIVE_INFINITY),
  };
  return { ...shapes, queue, states };
}
