import { LINK_CLASSES, type Network, NODE_KINDS } from '../model/network.ts';
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
    for (const spans of sendingSpans(reader, isEfa)) {
      for (const [start, end] of merged(spans)) spread(busy, start, end, finish);
    }
    return busy;
  };
  return { bins, compute: share(compute), neuronLink: share(sending(false)), efa: share(sending(true)) };
}

type Span = [start: number, end: number];

/** By chip: when its links of a class serialize, each link's back-to-back packets as one span. */
function sendingSpans({ trace, serialized }: TraceReader, isEfa: boolean): Span[][] {
  const { network, hopLink, hopStart } = trace;
  const open: (Span | undefined)[] = [];
  const spans: Span[][] = Array.from({ length: network.chipCount }, () => []);
  for (let hop = 0; hop < hopLink.length; hop++) {
    const link = hopLink[hop]!;
    const chip = network.linkFrom[link]!;
    if (!isChip(network, chip) || (LINK_CLASSES[network.linkClass[link]!] === 'efa') !== isEfa) continue;
    const last = open[link];
    if (last !== undefined && last[1] === hopStart[hop]) {
      last[1] = serialized[hop]!;
    } else {
      open[link] = [hopStart[hop]!, serialized[hop]!];
      spans[chip]!.push(open[link]);
    }
  }
  return spans;
}

function isChip(network: Network, node: number): boolean {
  return NODE_KINDS[network.nodeKind[node]!] === 'chip';
}

/** The union of spans, ascending. */
function merged(spans: Span[]): Span[] {
  const union: Span[] = [];
  for (const span of spans.sort((a, b) => a[0] - b[0])) {
    const last = union.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else union.push(span);
  }
  return union;
}

/** Adds the time from `start` to `end` to the windows it falls into. */
function spread(windows: Float64Array, start: number, end: number, finish: number): void {
  const width = finish / windows.length;
  for (let bin = Math.floor(start / width); bin < windows.length && bin * width < end; bin++) {
    windows[bin]! += Math.min(end, (bin + 1) * width) - Math.max(start, bin * width);
  }
}

/** Most packets that ever wait at once in one queue of each link, by link. */
export function longestQueues(reader: TraceReader): Int32Array {
  const { network, hopLink, hopEnqueue, hopStart } = reader.trace;
  const longest = new Int32Array(network.linkCount);
  const lines = Array.from({ length: network.linkCount }, () => ({ starts: [] as number[], head: 0 }));
  for (let hop = 0; hop < hopLink.length; hop++) {
    const link = hopLink[hop]!;
    const line = lines[link]!;
    const now = hopEnqueue[hop]!;
    while (line.head < line.starts.length && line.starts[line.head]! <= now) line.head++;
    if (hopStart[hop]! > now) line.starts.push(hopStart[hop]!);
    longest[link] = Math.max(longest[link]!, line.starts.length - line.head);
  }
  return longest;
}
