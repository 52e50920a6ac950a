import { memoize } from '../base/memoize.ts';
import { upperBoundNear } from '../base/search.ts';
import { SCALE_OUT } from '../model/linkClasses.ts';
import { COMPUTE } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';
import { waitingBetween } from './waiting.ts';
import { cover, covered, createWindows, type Windows } from './windows.ts';

/** What happened in equal windows of a stretch of a run. */
export type Bands = {
  /** Shares of the chips, 0 to 1: those that compute; that send over any of their NeuronLink links; over their EFA interface. */
  readonly compute: Float32Array;
  readonly neuronLink: Float32Array;
  readonly efa: Float32Array;
  /** The most packets that wait in all queues together. */
  readonly waiting: Float32Array;
};

/** A run of more hops than this is measured once, in fine windows; wide stretches are read from those. */
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

/** Bands in fine windows over a whole run; shares are prefix sums, so a stretch is one subtraction. */
export type FineBands = {
  readonly computeBefore: Float64Array;
  readonly neuronLinkBefore: Float64Array;
  readonly efaBefore: Float64Array;
  readonly waiting: Float32Array;
};

/**
 * What wide stretches of a run of many hops are read from, made once a run, unless it was made elsewhere and given; of a short run,
 * nothing.
 */
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

/** Covers when any of a chip's links of a class serializes, once however many do; hop by hop as they start. */
function coverSending(reader: TraceReader, neuronLink: Windows, efa: Windows, to: number): void {
  const { trace, serialized, index } = reader;
  const { network, hopLink, hopStart } = trace;
  const { byStart } = index;
  const { from } = neuronLink;
  // By chip, twice: when what its NeuronLink links, and its EFA interface, last sent without a pause begins and ends.
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

/** Wider windows from fine ones that span the whole run: means of the shares, the most of what waits. */
function gather(fine: FineBands, from: number, to: number, bins: number, finish: number): Bands {
  const edges = new Float64Array(bins + 1);
  for (let bin = 0; bin <= bins; bin++) edges[bin] = ((from + ((to - from) * bin) / bins) / finish) * FINE;
  const mean = (before: Float64Array): Float32Array => {
    // Beyond the finish nothing is added: beside a longer run, a run is shown until that one ends.
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
