import { atOnce, type Steps, within } from '../base/steps.ts';
import { transferTime } from '../base/units.ts';
import { COMPUTE } from '../model/program.ts';
import { taskOfPacket, type Trace } from './trace.ts';

/** Hops per block of `latestArrival`. */
export const BLOCK = 256;

/**
 * What `TraceReader` looks things up in. It follows from the trace alone, but takes a while for a long one, so the worker makes
 * it (`indexInSteps`) and posts it to the page as plain data. Sorting by start and by arrival is the costly part: a radix sort
 * (`rowsByTime`), several times faster than sorting by comparison.
 */
export type TraceIndex = {
  /** By hop: when its serialization ends and when it arrives at the far node; Infinity if that never came. */
  readonly serialized: Float64Array;
  readonly arrival: Float64Array;
  readonly taskOfPacket: Int32Array;
  /** By block: the latest finite arrival of all hops up to the end of the block. */
  readonly latestArrival: Float64Array;
  /** All hops in order of start, and in order of arrival; those that never start or arrive come last. */
  readonly byStart: Int32Array;
  readonly byArrival: Int32Array;
  /** Compute tasks of chip c in order of start: `computes[computeStart[c] … computeStart[c + 1])`. */
  readonly computeStart: Int32Array;
  readonly computes: Int32Array;
  /** By chip: when the first task that it computes, sends or receives starts (Infinity if none does), and when the last one ends. */
  readonly firstStart: Float64Array;
  readonly lastEnd: Float64Array;
};

export function* indexInSteps(trace: Trace): Steps<TraceIndex> {
  const owner = taskOfPacket(trace.program);
  const { serialized, arrival } = endsOfHops(trace, owner);
  yield 0.1;
  const byStart = yield* within(0.1, 0.5, rowsByTime(trace.hopStart, trace.finish));
  const byArrival = yield* within(0.5, 0.9, rowsByTime(arrival, trace.finish));
  const latestArrival = latestByBlock(arrival);
  yield 0.9;
  const index = { serialized, arrival, taskOfPacket: owner, latestArrival, byStart, byArrival };
  return { ...index, ...computesByChip(trace), firstStart: firstStarts(trace), lastEnd: lastEnds(trace) };
}

export const indexTrace = atOnce(indexInSteps);

/**
 * By hop: the end of its serialization, and that plus the link's latency, unless the trace has both. Ends are rounded as in a run: see
 * `transferTime`.
 */
export function endsOfHops(
  trace: Trace,
  owner = taskOfPacket(trace.program),
): Pick<TraceIndex, 'serialized' | 'arrival'> {
  if (trace.hopSerialized !== undefined && trace.hopArrival !== undefined) {
    return { serialized: trace.hopSerialized, arrival: trace.hopArrival };
  }
  const { network, program, hopPacket, hopLink, hopEnqueue } = trace;
  const { linkRate, linkLatency } = network;
  const { firstPacket, packetSize, amount } = program;
  const serialized = new Float64Array(hopEnqueue.length);
  const arrival = new Float64Array(hopEnqueue.length);
  const busySince = new Float64Array(network.linkCount);
  const taken = new Float64Array(network.linkCount);
  const free = new Float64Array(network.linkCount);
  for (let hop = 0; hop < serialized.length; hop++) {
    const packet = hopPacket[hop]!;
    const link = hopLink[hop]!;
    const task = owner[packet]!;
    const rest = firstPacket[task + 1]! - 1;
    const whole = packetSize[task]!;
    const units = packet < rest ? whole : amount[task]! - (rest - firstPacket[task]!) * whole;
    if (free[link]! < hopEnqueue[hop]!) {
      busySince[link] = hopEnqueue[hop]!;
      taken[link] = 0;
    }
    const end = busySince[link]! + transferTime((taken[link]! += units), linkRate[link]!);
    free[link] = end;
    serialized[hop] = end;
    arrival[hop] = end + linkLatency[link]!;
  }
  return { serialized, arrival };
}

function latestByBlock(arrival: Float64Array): Float64Array {
  const latest = new Float64Array(Math.ceil(arrival.length / BLOCK));
  let most = 0;
  for (let block = 0; block < latest.length; block++) {
    const end = Math.min(arrival.length, (block + 1) * BLOCK);
    for (let hop = block * BLOCK; hop < end; hop++) if (arrival[hop]! > most) most = arrival[hop]!;
    latest[block] = most;
  }
  return latest;
}

const DIGIT_BITS = 12;
const DIGITS = 1 << DIGIT_BITS;
const WORD = DIGITS * DIGITS;

/**
 * The rows of a column of times, sorted by time, then by row: a radix sort with digits of 12 bits. Two digits at a time are
 * copied beside the row as its word, so that only the first pass of each word reads the times out of order.
 */
function* rowsByTime(times: Float64Array, finish: number): Steps<Int32Array> {
  // Infinity sorts right after the finish.
  const never = finish + 1;
  let rows = new Int32Array(times.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  let words = new Int32Array(times.length);
  let [nextRows, nextWords] = [new Int32Array(times.length), new Int32Array(times.length)];
  for (let scale = 1; scale <= never; scale *= WORD) {
    writeWords(words, times, rows, never, scale);
    for (let shift = 0; shift < 2 * DIGIT_BITS; shift += DIGIT_BITS) {
      yield Math.min(1, scale / never);
      sortByDigit(rows, words, nextRows, nextWords, shift);
      [rows, nextRows] = [nextRows, rows];
      [words, nextWords] = [nextWords, words];
    }
  }
  return rows;
}

function writeWords(words: Int32Array, times: Float64Array, rows: Int32Array, never: number, scale: number): void {
  for (let at = 0; at < rows.length; at++) {
    words[at] = Math.floor(Math.min(times[rows[at]!]!, never) / scale) & (WORD - 1);
  }
}

/** One pass of the radix sort: a stable counting sort of rows and words by one digit of the words. */
function sortByDigit(
  rows: Int32Array,
  words: Int32Array,
  nextRows: Int32Array,
  nextWords: Int32Array,
  shift: number,
): void {
  const next = new Int32Array(DIGITS + 1);
  for (let at = 0; at < words.length; at++) next[((words[at]! >> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const to = next[(word >> shift) & (DIGITS - 1)]!++;
    nextRows[to] = rows[at]!;
    nextWords[to] = word;
  }
}

function computesByChip({
  program,
  taskStart,
  taskEnd,
  network,
}: Trace): Pick<TraceIndex, 'computeStart' | 'computes'> {
  const { from, kind, taskCount } = program;
  const rows: number[] = [];
  for (let task = 0; task < taskCount; task++) if (kind[task] === COMPUTE) rows.push(task);
  // By end too: a compute of duration 0 starts at the same instant as the one after it.
  rows.sort((a, b) => from[a]! - from[b]! || taskStart[a]! - taskStart[b]! || taskEnd[a]! - taskEnd[b]! || a - b);
  const computeStart = new Int32Array(network.chipCount + 1);
  for (const task of rows) computeStart[from[task]! + 1]!++;
  for (let chip = 0; chip < network.chipCount; chip++) computeStart[chip + 1]! += computeStart[chip]!;
  return { computeStart, computes: Int32Array.from(rows) };
}

function firstStarts({ program, taskStart, network }: Trace): Float64Array {
  const firstStart = new Float64Array(network.chipCount).fill(Number.POSITIVE_INFINITY);
  const note = (chip: number, start: number): void => {
    if (start < firstStart[chip]!) firstStart[chip] = start;
  };
  for (let task = 0; task < program.taskCount; task++) {
    note(program.from[task]!, taskStart[task]!);
    note(program.to[task]!, taskStart[task]!);
  }
  return firstStart;
}

function lastEnds({ program, taskEnd, network }: Trace): Float64Array {
  const lastEnd = new Float64Array(network.chipCount);
  const note = (chip: number, end: number): void => {
    if (end > lastEnd[chip]!) lastEnd[chip] = end;
  };
  for (let task = 0; task < program.taskCount; task++) {
    note(program.from[task]!, taskEnd[task]!);
    note(program.to[task]!, taskEnd[task]!);
  }
  return lastEnd;
}
