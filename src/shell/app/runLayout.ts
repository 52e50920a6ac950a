import { LINK_CLASSES, type Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { ViewName } from '../../core/scene/views.ts';
import { collectiveOrder } from '../../screen/picture/collectiveOrder.ts';
import { packFlights } from '../../screen/picture/flights.ts';
import { createFrame, type Frame, passingFrame } from '../../screen/picture/frame.ts';
import { describeFrame } from '../../screen/picture/labels.ts';
import { groupCount, groupWaits } from '../../screen/picture/groupWaits.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { PROJECTIONS } from '../../screen/picture/projections/projections.ts';
import { isScaleOut } from '../../screen/picture/theme.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { chosenView } from '../../screen/ui/viewChoice.ts';
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
  const isAlike = before?.name === name && before.upright === upright && before.longestQueue === longestQueue;
  // While a slider moves, most runs differ in time alone; blocks stand by what waits at them.
  const layout =
    isAlike &&
    before.layout.blocks === undefined &&
    isBuiltAlike(before.run.reader.trace.network, network) &&
    isSameColumn(before.order, order)
      ? before.layout
      : PROJECTIONS[name](network, { upright, longestQueue, order, groupWaits: () => groupWaits(run.reader) });
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

/** Columns of a network that a layout is made from: all but how long what is sent is on the wire. */
const LAID_OUT = [
  'nodeKind',
  'nodeGroup',
  'nodeX',
  'nodeY',
  'nodeZ',
  'linkFrom',
  'linkTo',
  'linkClass',
  'linkRate',
] as const satisfies readonly (keyof Network)[];

function isBuiltAlike(a: Network, b: Network): boolean {
  return LAID_OUT.every((column) => isSameColumn(a[column], b[column]));
}

function isSameColumn(a: Int32Array | Float64Array, b: Int32Array | Float64Array): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
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
    if (IS_PENNED[linkClass[link]!] === true && longestQueues[link]! > longest) longest = longestQueues[link]!;
  }
  LONGEST.set(reader, longest);
  return longest;
}

const IS_PENNED = LINK_CLASSES.map(isScaleOut);

/** The instant in words, of the run shown or of another, with no need of a canvas. */
export function describeInstant(state: AppState, run = state.run): string {
  if (run === undefined) return '';
  return describeFrame(passingFrame(run.reader, state.time), state.language);
}
