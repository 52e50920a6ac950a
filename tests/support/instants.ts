import { TraceReader } from '../../src/core/trace/reader.ts';

/** Every instant at which something starts or ends, ascending and unique, computed slowly. Events that never happen are left out. */
export function instantsOf({ trace, serialized, arrival }: TraceReader): readonly number[] {
  const all = new Set([0, trace.finish]);
  for (const column of [trace.hopEnqueue, trace.hopStart, serialized, arrival, trace.taskStart, trace.taskEnd]) {
    column.forEach((time) => all.add(time));
  }
  all.delete(Number.POSITIVE_INFINITY);
  return [...all].sort((a, b) => a - b);
}
