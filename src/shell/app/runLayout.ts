import { memoize } from '../../core/base/memoize.ts';
import { isSameColumn } from '../../core/base/alike.ts';
import { inOneGo, type Steps, within } from '../../core/base/steps.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { ViewName } from '../../core/base/views.ts';
import { collectiveOrder } from '../../screen/picture/collectiveOrder.ts';
import { blocksOf } from '../../screen/describe/faults.ts';
import { type Flights, flightsInSteps } from '../../screen/picture/flights.ts';
import { createFrame, type Frame, passingFrame } from '../../screen/picture/frame.ts';
import { describeFrame } from '../../screen/describe/labels.ts';
import { groupCount, groupWaits } from '../../screen/picture/groupWaits.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { withRates } from '../../screen/picture/linkLooks.ts';
import { aspectFor, type RoomAspect } from '../../screen/picture/roomAspect.ts';
import { SHORT_QUEUE } from '../../screen/picture/queuePlaces.ts';
import { layoutInSteps } from '../../screen/picture/projections/projections.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { chosenView } from '../../screen/ui/stage/viewChoice.ts';
import type { RunGeometry } from '../../screen/view/runLayers.ts';

/** What determines the layout of a run. */
export type LayoutRequest = {
  readonly run: Run;
  readonly upright: boolean;
  readonly aspect?: RoomAspect | undefined;
  readonly name: ViewName;
  readonly longestQueue: number;
  readonly longQueues: number;
};

/** A laid-out run, and what is derived from its layout once. */
export type RunLayout = LayoutRequest & {
  /** The chips in the order of the collective. */
  readonly order: Int32Array;
  readonly layout: Layout;
  readonly flights: Flights;
  /** Overwritten for every instant. */
  readonly frame: Frame;
};

/** Whether they are of the same run in the same room, be it as different projections. */
export function isSameButView(a: LayoutRequest, b: LayoutRequest): boolean {
  return a.run === b.run && hasSameShape(a, b) && hasSameQueues(a, b);
}

/** Whether both are laid out for rooms of one shape. */
export function hasSameShape(
  a: Pick<LayoutRequest, 'upright' | 'aspect'>,
  b: Pick<LayoutRequest, 'upright' | 'aspect'>,
): boolean {
  return a.upright === b.upright && aspectFor(a) === aspectFor(b);
}

function hasSameQueues(a: LayoutRequest, b: LayoutRequest): boolean {
  return a.longestQueue === b.longestQueue && a.longQueues === b.longQueues;
}

/** Scales of the picture, common to two compared runs so that their piles and brightness are comparable. */
export type RunSize = {
  /** Most packets that ever wait in one EFA queue. */
  readonly longestQueue: number;
  /** How many EFA queues ever grow longer than SHORT_QUEUE: where they are few, their piles are wide. */
  readonly longQueues: number;
  /** Most packets that ever wait at once in all queues together. */
  readonly peakWaiting: number;
};

/** Gives `before` back where that is what is wanted, and takes over of it what stays the same. */
export function* runLayoutInSteps(wanted: LayoutRequest, before?: RunLayout): Steps<RunLayout> {
  const { run, upright, aspect, name, longestQueue, longQueues } = wanted;
  const { network, program } = run.reader.trace;
  const isSameRun = before?.run === run;
  if (isSameRun && before.name === name && isSameButView(before, wanted)) return before;
  const order = isSameRun ? before.order : collectiveOrder(program, network.chipCount);
  yield 0;
  const flights = isSameRun ? before.flights : yield* within(0, 0.1, flightsInSteps(run.reader));
  const isLike = before?.name === name && hasSameShape(before, wanted) && isSameColumn(before.order, order);
  // While a slider moves, most runs differ in queues, rates and latencies alone; blocks stand by what waits.
  const like = isLike && isPlacedAlike(before.run.reader.trace.network, network) ? before.layout : undefined;
  yield 0.1;
  const kept = like?.blocks === undefined && before !== undefined && hasSameQueues(before, wanted) ? like : undefined;
  const hasBlocks = blocksOf(name) !== undefined;
  const waits = hasBlocks ? yield* within(0.1, 0.2, groupWaits.inSteps(run.reader)) : undefined;
  const options = {
    upright,
    aspect,
    longestQueue,
    longQueues,
    order,
    ways: like?.paths,
    ...(waits && { groupWaits: () => waits }),
  };
  const layout =
    kept === undefined ? yield* within(0.2, 1, layoutInSteps(name, network, options)) : withRates(kept, network);
  const groups = hasBlocks ? groupCount(network) : 0;
  return { ...wanted, order, layout, flights, frame: createFrame(network.chipCount, network.linkCount, groups) };
}

/** The same in one go, in the wanted view if it suits the run. */
export function layOut(
  run: Run,
  upright: boolean,
  wanted: ViewName | undefined,
  { longestQueue, longQueues }: Pick<RunSize, 'longestQueue' | 'longQueues'> = sizeOf(run),
  before?: RunLayout,
  aspect?: RoomAspect,
): RunLayout {
  const name = chosenView(run, wanted).name;
  return inOneGo(runLayoutInSteps({ run, upright, aspect, name, longestQueue, longQueues }, before));
}

/** Columns of a network that determine the layout: all but rates and latencies. */
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

export function geometryOf({ run, layout, flights }: RunLayout): RunGeometry {
  return { network: run.reader.trace.network, layout, flights };
}

export function sizeOf(run: Run, beside?: Run): RunSize {
  const sizes = [run, beside].filter((one) => one !== undefined);
  return {
    longestQueue: Math.max(...sizes.map((one) => queuesOf(one.reader).longest)),
    longQueues: Math.max(...sizes.map((one) => queuesOf(one.reader).long)),
    peakWaiting: Math.max(...sizes.map(({ reader }) => reader.survey.peakWaiting)),
  };
}

/** The longest EFA queue of a run, and how many are long. Memoized, since every frame needs it and it visits every link. */
const queuesOf = memoize(({ trace, survey }: TraceReader): { readonly longest: number; readonly long: number } => {
  const { linkClass } = trace.network;
  let [longest, long] = [0, 0];
  survey.longestQueues.forEach((most, link) => {
    if (SCALE_OUT[linkClass[link]!] !== true) return;
    longest = Math.max(longest, most);
    if (most > SHORT_QUEUE) long++;
  });
  return { longest, long };
});

/** Describes the state's instant of a run in words; needs no canvas. */
export function describeInstant(state: AppState, run = state.run): string {
  if (run === undefined) return '';
  return describeFrame(passingFrame(run.reader, state.time), state.language);
}
