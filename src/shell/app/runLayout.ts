import { isSameColumn } from '../../core/base/alike.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { ViewName } from '../../core/scene/views.ts';
import { collectiveOrder } from '../../screen/picture/collectiveOrder.ts';
import { packFlights } from '../../screen/picture/flights.ts';
import { createFrame, type Frame, passingFrame } from '../../screen/picture/frame.ts';
import { describeFrame } from '../../screen/describe/labels.ts';
import { groupCount, type GroupWaits, groupWaits } from '../../screen/picture/groupWaits.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { withRates } from '../../screen/picture/linkLooks.ts';
import { PROJECTIONS } from '../../screen/picture/projections/projections.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { chosenView } from '../../screen/ui/stage/viewChoice.ts';
import type { Show } from '../../screen/view/stage.ts';

/** A run as it is laid out, and what follows from that once. */
export type RunLayout = {
  readonly run: Run;
  readonly upright: boolean;
  /** What the viewer wanted; which way was chosen follows from it and the run. */
  readonly wanted: ViewName | undefined;
  readonly longestQueue: number;
  readonly name: ViewName;
  /** The chips in the order of the collective. */
  readonly order: Int32Array;
  readonly layout: Layout;
  /** Written anew for every instant. */
  readonly frame: Frame;
};

/** What the picture is scaled by, of one run or of two that are compared: so piles and light can be compared as well. */
export type RunSize = {
  /** Most packets that ever wait in one EFA queue. */
  readonly longestQueue: number;
  /** Most packets that ever wait at once in all queues together. */
  readonly peakWaiting: number;
};

/** `before` is given back where nothing would be laid out otherwise. */
export function layOut(
  run: Run,
  upright: boolean,
  wanted: ViewName | undefined,
  longestQueue = sizeOf(run).longestQueue,
  before?: RunLayout,
): RunLayout {
  const { name } = chosenView(run, wanted);
  const isSame = before?.run === run && before.upright === upright && before.longestQueue === longestQueue;
  if (isSame && before.name === name) return { ...before, wanted };
  const { network, program } = run.reader.trace;
  const order = collectiveOrder(program, network.chipCount);
  const isLike = before?.name === name && before.upright === upright && isSameColumn(before.order, order);
  // While a slider moves, most runs differ in queues, rates and latencies alone; blocks stand by what waits.
  const like = isLike && isPlacedAlike(before.run.reader.trace.network, network) ? before.layout : undefined;
  const kept = like?.blocks === undefined && before?.longestQueue === longestQueue ? like : undefined;
  const groupsWait = (): GroupWaits => groupWaits(run.reader);
  const layout =
    kept === undefined
      ? PROJECTIONS[name](network, { upright, longestQueue, order, ways: like?.paths, groupWaits: groupsWait })
      : withRates(kept, network);
  const groups = layout.blocks === undefined ? 0 : groupCount(network);
  return {
    run,
    upright,
    wanted,
    longestQueue,
    name,
    order,
    layout,
    frame: createFrame(network.chipCount, network.linkCount, groups),
  };
}

/** Columns of a network that places are made from: all but its rates and latencies. */
const PLACED = [
  'nodeKind',
  'nodeGroup',
  'nodeX',
  'nodeY',
  'nodeZ',
  'linkFrom',
  'linkTo',
  'linkClass',
] as const satisfies readonly (keyof Network)[];

function isPlacedAlike(a: Network, b: Network): boolean {
  return PLACED.every((column) => isSameColumn(a[column], b[column]));
}

/** What the stage needs to draw the run. */
export function showOf({ run, layout }: RunLayout): Show {
  return { network: run.reader.trace.network, layout, flights: packFlights(run.reader) };
}

export function sizeOf(run: Run, beside?: Run): RunSize {
  const sizes = [run, beside].filter((one) => one !== undefined);
  return {
    longestQueue: Math.max(...sizes.map(longestQueue)),
    peakWaiting: Math.max(...sizes.map(({ reader }) => reader.survey.peakWaiting)),
  };
}

const LONGEST = new WeakMap<TraceReader, number>();

/** Asked for at every frame, and found once: it looks at every link. */
function longestQueue({ reader }: Run): number {
  const known = LONGEST.get(reader);
  if (known !== undefined) return known;
  const { linkClass } = reader.trace.network;
  const { longestQueues } = reader.survey;
  let longest = 0;
  for (let link = 0; link < longestQueues.length; link++) {
    if (SCALE_OUT[linkClass[link]!] === true && longestQueues[link]! > longest) longest = longestQueues[link]!;
  }
  LONGEST.set(reader, longest);
  return longest;
}

/** The instant in words, of the run shown or of another, with no need of a canvas. */
export function describeInstant(state: AppState, run = state.run): string {
  if (run === undefined) return '';
  return describeFrame(passingFrame(run.reader, state.time), state.language);
}
