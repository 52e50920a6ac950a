import { milliticksToTicks } from '../base/units.ts';
import { INFERENCE_PHASES } from '../scene/workloads/inference.ts';
import type { Trace } from '../trace/trace.ts';

/** A completed request. Times are milliticks. */
export type ServedRequest = {
  readonly arrival: number;
  /** When each of its tokens was decoded, in order. */
  readonly tokens: readonly number[];
};

/** A distribution, in ticks. A percentile is the smallest value that at least that share of all values does not exceed. */
export type Spread = { readonly mean: number; readonly p50: number; readonly p99: number; readonly greatest: number };

/** What an inference service did in a run. Requests that never completed are left out. */
export type ServingSummary = {
  readonly requests: number;
  /** From a request's arrival to the end of its first decode. */
  readonly timeToFirstToken: Spread;
  /** Between consecutive tokens of one request; absent if no request has two. */
  readonly timeBetweenTokens?: Spread;
  /** Requests per tick over the whole run. */
  readonly throughput: number;
};

/** Undefined if the run completed no request. */
export function summarizeServing(trace: Trace): ServingSummary | undefined {
  const served = servedRequests(trace);
  if (served.length === 0) return undefined;
  const gaps = served.flatMap(({ tokens }) => tokens.slice(1).map((end, i) => end - tokens[i]!));
  return {
    requests: served.length,
    timeToFirstToken: spreadOf(served.map(({ arrival, tokens }) => tokens[0]! - arrival)),
    ...(gaps.length === 0 ? {} : { timeBetweenTokens: spreadOf(gaps) }),
    throughput: served.length / milliticksToTicks(trace.finish),
  };
}

/** Every completed request, in order of arrival: follows the chain of tasks from its prefill. */
export function servedRequests({ program, taskReady, taskEnd }: Trace): ServedRequest[] {
  const [prefill, , decode] = INFERENCE_PHASES.map((name) => program.phases.indexOf(name));
  const next = (task: number): number | undefined => {
    const first = program.dependentsStart[task]!;
    return first < program.dependentsStart[task + 1]! ? program.dependents[first] : undefined;
  };
  const served: ServedRequest[] = [];
  for (let task = 0; task < program.taskCount; task++) {
    if (program.phase[task] !== prefill) continue;
    const tokens: number[] = [];
    let last: number = task;
    for (let at = next(task); at !== undefined; at = next(at)) {
      if (program.phase[at] === decode) tokens.push(taskEnd[at]!);
      last = at;
    }
    if (isDone(taskEnd[last]!) && tokens.length > 0) served.push({ arrival: taskReady[task]!, tokens });
  }
  return served;
}

/** A task that never ended has no finite end. */
function isDone(end: number): boolean {
  return Number.isFinite(end) && end >= 0;
}

function spreadOf(milliticks: readonly number[]): Spread {
  const sorted = Float64Array.from(milliticks).sort();
  const at = (share: number): number => milliticksToTicks(sorted[Math.ceil(share * sorted.length) - 1]!);
  const sum = sorted.reduce((all, one) => all + one, 0);
  return { mean: milliticksToTicks(sum / sorted.length), p50: at(0.5), p99: at(0.99), greatest: at(1) };
}
