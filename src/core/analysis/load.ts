import { linksByNode } from '../model/adjacency.ts';
import { LINK_CLASSES } from '../model/network.ts';
import { COMPUTE } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';

/** Shares of the chips over a run, 0 to 1, in `bins` equal windows from 0 to the finish. */
export type Bands = {
  readonly bins: number;
  /** Chips that compute. */
  readonly compute: Float32Array;
  /** Chips that send over any of their NeuronLink links, of all rates; and over their EFA interface. */
  readonly neuronLink: Float32Array;
  readonly efa: Float32Array;
};

/** How busy compute, NeuronLink and EFA are over the whole run. A chip sends while one of its links serializes. */
export function busyShares(reader: TraceReader, bins: number): Bands {
  const { network, program, taskStart, taskEnd, finish } = reader.trace;
  const share = (busy: Float64Array): Float32Array => {
    const all = network.chipCount * (finish / bins);
    return Float32Array.from(busy, (time) => (all === 0 ? 0 : Math.min(1, time / all)));
  };
  const compute = new Float64Array(bins);
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] === COMPUTE) spread(compute, taskStart[task]!, taskEnd[task]!, finish);
  }
  const sending = (isEfa: boolean): Float64Array => {
    const busy = new Float64Array(bins);
    for (const { times, count } of sendingSpans(reader, isEfa)) {
      for (let i = 0; i < count; i += 2) spread(busy, times[i]!, times[i + 1]!, finish);
    }
    return busy;
  };
  return { bins, compute: share(compute), neuronLink: share(sending(false)), efa: share(sending(true)) };
}

/** Stretches of time, ascending, that do not touch: start and end in turn in the first `count` of `times`. */
type Spans = { readonly times: Float64Array; readonly count: number };

/** By chip: when any of its links of a class serializes. Each is good until the next is asked for. */
function* sendingSpans(reader: TraceReader, isEfa: boolean): Generator<Spans> {
  const { network } = reader.trace;
  const spans = spansByLink(reader, (link) => (LINK_CLASSES[network.linkClass[link]!] === 'efa') === isEfa);
  const { start, links } = linksByNode(network, 'from');
  let scratch = [new Float64Array(0), new Float64Array(0)] as const;
  for (let chip = 0; chip < network.chipCount; chip++) {
    const own = Array.from(links.subarray(start[chip], start[chip + 1]), spans).filter(({ count }) => count > 0);
    const most = own.reduce((sum, { count }) => sum + count, 0);
    if (scratch[0].length < most) scratch = [new Float64Array(most), new Float64Array(most)];
    let all: Spans = { times: scratch[0], count: 0 };
    own.forEach((one, i) => {
      const into = scratch[(i + 1) % 2]!;
      all = i === 0 ? one : { times: into, count: unite(all, one, into) };
    });
    yield all;
  }
}

/** When each of some links serializes, back-to-back packets as one span; none for other links. */
function spansByLink({ trace, serialized }: TraceReader, isWanted: (link: number) => boolean): (link: number) => Spans {
  const { network, hopLink, hopStart } = trace;
  const wanted = Uint8Array.from(network.linkClass, (_, link) => (isWanted(link) ? 1 : 0));
  const end = new Float64Array(network.linkCount).fill(-1);
  const first = new Int32Array(network.linkCount + 1);
  for (let hop = 0; hop < hopLink.length; hop++) {
    const link = hopLink[hop]!;
    if (wanted[link] === 0 || !(serialized[hop]! > hopStart[hop]!)) continue;
    if (hopStart[hop] !== end[link]) first[link + 1]! += 2;
    end[link] = serialized[hop]!;
  }
  for (let link = 0; link < network.linkCount; link++) first[link + 1]! += first[link]!;
  const times = new Float64Array(first[network.linkCount]!);
  const next = first.slice();
  end.fill(-1);
  for (let hop = 0; hop < hopLink.length; hop++) {
    const link = hopLink[hop]!;
    if (wanted[link] === 0 || !(serialized[hop]! > hopStart[hop]!)) continue;
    if (hopStart[hop] !== end[link]) {
      times[next[link]!] = hopStart[hop]!;
      next[link]! += 2;
    }
    end[link] = times[next[link]! - 1] = serialized[hop]!;
  }
  return (link) => ({ times: times.subarray(first[link], first[link + 1]), count: first[link + 1]! - first[link]! });
}

/** Adds a span that does not start before those that are there; what touches the last of them makes it longer. */
function append(times: Float64Array, count: number, start: number, end: number): number {
  if (count > 0 && start <= times[count - 1]!) {
    if (end > times[count - 1]!) times[count - 1] = end;
    return count;
  }
  times[count] = start;
  times[count + 1] = end;
  return count + 2;
}

/** The union of two, written into `into`; gives its count. */
function unite(a: Spans, b: Spans, into: Float64Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.count || j < b.count; ) {
    const isA = j >= b.count || (i < a.count && a.times[i]! <= b.times[j]!);
    const times = isA ? a.times : b.times;
    const at = isA ? i : j;
    count = append(into, count, times[at]!, times[at + 1]!);
    if (isA) i += 2;
    else j += 2;
  }
  return count;
}

/** Adds the time from `start` to `end` to the windows it falls into. */
function spread(windows: Float64Array, start: number, end: number, finish: number): void {
  const width = finish / windows.length;
  for (let bin = Math.floor(start / width); bin < windows.length && bin * width < end; bin++) {
    windows[bin]! += Math.min(end, (bin + 1) * width) - Math.max(start, bin * width);
  }
}
