import { memoize } from '../base/memoize.ts';
import { upperBoundNear } from '../base/search.ts';
import { SCALE_OUT } from '../model/linkClasses.ts';
import { COMPUTE } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';
import { waitingBetween } from './waiting.ts';
import { cover, covered, createWindows, type Windows } from './windows.ts';

/** The bands of shares of the chips: that compute, that send over any NeuronLink, that send over their EFA interface. */
export const SHARE_BANDS = ['compute', 'neuronLink', 'efa'] as const;
export type ShareBand = (typeof SHARE_BANDS)[number];

/** The timeline's bands: what happened in each of several equal windows of a run or a part of it. Shares are means, 0 to 1. */
export type Bands = Readonly<Record<ShareBand, Float32Array>> & {
  /** The most packets that wait at one instant in all queues together. */
  readonly waiting: Float32Array;
};

/** A run of more hops is measured once, in FINE windows, from which wider windows are computed. */
const MANY_HOPS = 10_000;
const FINE = 1 << 14;

/** The bands of `bins` windows from `from` to `to`, in milliticks. A chip sends while one of its links serializes. */
export function bandsBetween(reader: TraceReader, from: number, to: number, bins: number): Bands {
  if (!(from < to)) return emptyBands(bins);
  const { finish } = reader.trace;
  const perWindow = ((to - from) / finish) * (FINE / bins);
  const fine = perWindow < 2 ? undefined : fineBands(reader);
  return fine === undefined ? measure(reader, from, to, bins) : gather(fine, from, to, bins, finish);
}

/** Bands in FINE windows over a whole run. Shares are prefix sums, so that the sum over a range is one subtraction. */
export type FineBands = {
  readonly computeBefore: Float64Array;
  readonly neuronLinkBefore: Float64Array;
  readonly efaBefore: Float64Array;
  readonly waiting: Float32Array;
};

/** The fine bands of a run, memoized, or those that a worker made; undefined for a run of few hops. */
export const fineBands = memoize((reader: TraceReader): FineBands | undefined => {
  if (reader.trace.hopLink.length <= MANY_HOPS) return undefined;
  const { compute, neuronLink, efa, waiting } = measure(reader, 0, reader.trace.finish, FINE);
  return {
    computeBefore: sumsBefore(compute),
    neuronLinkBefore: sumsBefore(neuronLink),
    efaBefore: sumsBefore(efa),
    waiting,
  };
});

function sumsBefore(shares: Float32Array): Float64Array {
  const before = new Float64Array(shares.length + 1);
  for (let at = 0; at < shares.length; at++) before[at + 1] = before[at]! + shares[at]!;
  return before;
}

function emptyBands(bins: number): Bands {
  const none = (): Float32Array => new Float32Array(bins);
  return { compute: none(), neuronLink: none(), efa: none(), waiting: none() };
}

function measure(reader: TraceReader, from: number, to: number, bins: number): Bands {
  const { chipCount } = reader.trace.network;
  const [compute, neuronLink, efa] = [0, 1, 2].map(() => createWindows(from, to, bins)) as [Windows, Windows, Windows];
  coverComputes(reader, compute);
  coverSending(reader, neuronLink, efa, to);
  const share = (windows: Windows): Float32Array => {
    const shares = Float32Array.from(covered(windows));
    for (let bin = 0; bin < bins; bin++) shares[bin] = Math.min(1, Math.max(0, shares[bin]! / chipCount));
    return shares;
  };
  return {
    compute: share(compute),
    neuronLink: share(neuronLink),
    efa: share(efa),
    waiting: waitingBetween(reader, from, to, bins),
  };
}

function coverComputes({ trace }: TraceReader, windows: Windows): void {
  const { program, taskStart, taskEnd } = trace;
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] === COMPUTE) cover(windows, taskStart[task]!, taskEnd[task]!);
  }
}

/** Covers the time in which at least one of a chip's links of a kind serializes; goes through hops in order of start. */
function coverSending(reader: TraceReader, neuronLink: Windows, efa: Windows, to: number): void {
  const { trace, serialized, index } = reader;
  const { network, hopLink, hopStart } = trace;
  const { byStart } = index;
  const { from } = neuronLink;
  // By chip, a row for its NeuronLink and one for its EFA interface: start and end of the last busy period.
  const begin = new Float64Array(2 * network.chipCount).fill(from);
  const end = new Float64Array(2 * network.chipCount).fill(from);
  const rowOf = Int32Array.from(network.linkFrom, (chip, link) => {
    return chip < network.chipCount ? 2 * chip + Number(SCALE_OUT[network.linkClass[link]!]) : -1;
  });
  const send = (hop: number, start: number): void => {
    const row = rowOf[hopLink[hop]!]!;
    if (row === -1) return;
    if (start > end[row]!) {
      cover(row % 2 === 0 ? neuronLink : efa, begin[row]!, end[row]!);
      begin[row] = start;
    }
    if (serialized[hop]! > end[row]!) end[row] = serialized[hop]!;
  };
  const { first, last } = reader.hopsAliveAt(from);
  for (let hop = first; hop < last; hop++) if (hopStart[hop]! <= from) send(hop, from);
  for (let at = upperBoundNear(hopStart, byStart, from, 0, byStart.length, last); at < byStart.length; at++) {
    const hop = byStart[at]!;
    const start = hopStart[hop]!;
    if (start >= to) break;
    send(hop, start);
  }
  for (let row = 0; row < end.length; row++) cover(row % 2 === 0 ? neuronLink : efa, begin[row]!, end[row]!);
}

/** Wider windows from the fine ones: means of the shares, maxima of the waiting packets. */
function gather(fine: FineBands, from: number, to: number, bins: number, finish: number): Bands {
  const edges = new Float64Array(bins + 1);
  for (let bin = 0; bin <= bins; bin++) edges[bin] = ((from + ((to - from) * bin) / bins) / finish) * FINE;
  const mean = (before: Float64Array): Float32Array => {
    // In a comparison, the timeline extends to the finish of the longer run; this one adds nothing after its own.
    const upTo = (edge: number): number => {
      const at = Math.min(FINE - 1, Math.floor(edge));
      return before[at]! + Math.min(1, edge - at) * (before[at + 1]! - before[at]!);
    };
    const into = new Float32Array(bins);
    for (let bin = 0; bin < bins; bin++) {
      const [begin, end] = [edges[bin]!, edges[bin + 1]!];
      into[bin] = (upTo(end) - upTo(begin)) / (end - begin);
    }
    return into;
  };
  const waiting = new Float32Array(bins);
  for (let bin = 0; bin < bins; bin++) {
    for (let at = Math.floor(edges[bin]!); at < edges[bin + 1]! && at < FINE; at++) {
      if (fine.waiting[at]! > waiting[bin]!) waiting[bin] = fine.waiting[at]!;
    }
  }
  const [compute, neuronLink, efa] = [fine.computeBefore, fine.neuronLinkBefore, fine.efaBefore].map(mean);
  return { compute: compute!, neuronLink: neuronLink!, efa: efa!, waiting };
}
