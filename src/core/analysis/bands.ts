import { type Adjacency, linksByNode } from '../model/adjacency.ts';
import { LINK_CLASSES } from '../model/network.ts';
import { COMPUTE } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';
import { hopsByLink } from './hopsByLink.ts';
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
const MANY_HOPS = 100_000;
const FINE = 1 << 16;

/** The bands of `bins` windows from `from` to `to`, in milliticks. A chip sends while one of its links serializes. */
export function bandsBetween(reader: TraceReader, from: number, to: number, bins: number): Bands {
  if (!(from < to)) return emptyBands(bins);
  if (reader.trace.hopLink.length <= MANY_HOPS) return measure(reader, from, to, bins);
  const { finish } = reader.trace;
  const perWindow = ((to - from) / finish) * (FINE / bins);
  return perWindow < 2 ? measure(reader, from, to, bins) : gather(fineBands(reader), from, to, bins, finish);
}

/** The most packets that wait at one instant of the run. */
export function peakWaiting(reader: TraceReader): number {
  const known = PEAKS.get(reader);
  if (known !== undefined) return known;
  const bands = reader.trace.hopLink.length > MANY_HOPS ? fineBands(reader) : undefined;
  const waiting = bands?.waiting ?? waitingBetween(reader, 0, reader.trace.finish, 1);
  const peak = waiting.reduce((most, one) => Math.max(most, one), 0);
  PEAKS.set(reader, peak);
  return peak;
}

const PEAKS = new WeakMap<TraceReader, number>();
const FINE_BANDS = new WeakMap<TraceReader, Bands>();

function fineBands(reader: TraceReader): Bands {
  const known = FINE_BANDS.get(reader);
  if (known !== undefined) return known;
  const bands = measure(reader, 0, reader.trace.finish, FINE);
  FINE_BANDS.set(reader, bands);
  return bands;
}

function emptyBands(bins: number): Bands {
  const none = (): Float32Array => new Float32Array(bins);
  return { compute: none(), neuronLink: none(), efa: none(), waiting: none() };
}

function measure(reader: TraceReader, from: number, to: number, bins: number): Bands {
  const { chipCount } = reader.trace.network;
  const share = (fill: (windows: Windows) => void): Float32Array => {
    const windows = createWindows(from, to, bins);
    fill(windows);
    return Float32Array.from(covered(windows), (chips) => Math.min(1, Math.max(0, chips / chipCount)));
  };
  const links = linksByNode(reader.trace.network, 'from');
  return {
    compute: share((windows) => coverComputes(reader, windows)),
    neuronLink: share((windows) => coverSending(reader, links, windows, to, false)),
    efa: share((windows) => coverSending(reader, links, windows, to, true)),
    waiting: waitingBetween(reader, from, to, bins),
  };
}

function coverComputes({ trace }: TraceReader, windows: Windows): void {
  const { program, taskStart, taskEnd } = trace;
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] === COMPUTE) cover(windows, taskStart[task]!, taskEnd[task]!);
  }
}

/** Covers when any of a chip's links of a class serializes, once however many do; chip by chip. */
function coverSending(
  reader: TraceReader,
  { start, links }: Adjacency,
  windows: Windows,
  to: number,
  isEfa: boolean,
): void {
  const { trace, serialized } = reader;
  const { linkStart, linkHops } = hopsByLink(reader);
  const { network, hopStart } = trace;
  const isWanted = LINK_CLASSES.map((name) => (name === 'efa') === isEfa);
  // Of the chip's links that have hops in the windows: the next hop's place among those of its link, and where they end.
  const next: number[] = [];
  const last: number[] = [];
  for (let chip = 0; chip < network.chipCount; chip++) {
    let count = 0;
    for (let at = start[chip]!; at < start[chip + 1]!; at++) {
      const link = links[at]!;
      if (!isWanted[network.linkClass[link]!]) continue;
      const first = firstEndingAfter(windows.from, link);
      if (first === linkStart[link + 1]!) continue;
      next[count] = first;
      last[count++] = linkStart[link + 1]!;
    }
    let begin = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (;;) {
      let chosen = -1;
      let earliest = to;
      for (let i = 0; i < count; i++) {
        if (next[i] === last[i]) continue;
        const time = hopStart[linkHops[next[i]!]!]!;
        if (time < earliest) [earliest, chosen] = [time, i];
      }
      if (chosen === -1) break;
      const stop = serialized[linkHops[next[chosen]!++]!]!;
      if (earliest > end) {
        cover(windows, begin, end);
        begin = earliest;
      }
      if (stop > end) end = stop;
    }
    cover(windows, begin, end);
  }

  /** On one link, hops are serialized in the order in which they start. */
  function firstEndingAfter(time: number, link: number): number {
    let low = linkStart[link]!;
    let high = linkStart[link + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (serialized[linkHops[middle]!]! > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Wider windows from fine ones that span the whole run: means of the shares, the most of what waits. */
function gather(fine: Bands, from: number, to: number, bins: number, finish: number): Bands {
  const edges = Float64Array.from({ length: bins + 1 }, (_, bin) => {
    return ((from + ((to - from) * bin) / bins) / finish) * FINE;
  });
  const mean = (shares: Float32Array): Float32Array => {
    const into = new Float32Array(bins);
    for (let bin = 0; bin < bins; bin++) {
      const [begin, end] = [edges[bin]!, edges[bin + 1]!];
      let sum = 0;
      for (let at = Math.floor(begin); at < end && at < FINE; at++) {
        sum += shares[at]! * (Math.min(end, at + 1) - Math.max(begin, at));
      }
      into[bin] = sum / (end - begin);
    }
    return into;
  };
  const waiting = new Float32Array(bins);
  for (let bin = 0; bin < bins; bin++) {
    for (let at = Math.floor(edges[bin]!); at < edges[bin + 1]! && at < FINE; at++) {
      if (fine.waiting[at]! > waiting[bin]!) waiting[bin] = fine.waiting[at]!;
    }
  }
  return { compute: mean(fine.compute), neuronLink: mean(fine.neuronLink), efa: mean(fine.efa), waiting };
}
