import { upperBound } from '../base/search.ts';
import { SCALE_OUT } from '../model/linkClasses.ts';
import { COMPUTE } from '../model/program.ts';
import type { TraceReader } from '../trace/reader.ts';

/** Instants in milliticks at which something starts and ends, unsorted. */
export type Ticks = { readonly starts: readonly number[]; readonly ends: readonly number[] };

/** Starts and ends of computes, and starts and arrivals of hops: over scale-up links (neuronLink) and over scale-out links (efa). */
export type EventTicks = Readonly<Record<'compute' | 'neuronLink' | 'efa', Ticks>>;

/** Everything that starts or ends from `from` to `to`, both included; undefined if that is more than `most` instants. */
export function eventsBetween(reader: TraceReader, from: number, to: number, most: number): EventTicks | undefined {
  const { network, program, hopLink, hopEnqueue, hopStart, taskStart, taskEnd } = reader.trace;
  const ticks = {
    compute: { starts: [] as number[], ends: [] as number[] },
    neuronLink: { starts: [] as number[], ends: [] as number[] },
    efa: { starts: [] as number[], ends: [] as number[] },
  };
  let count = 0;
  const note = (into: number[], time: number): boolean => {
    if (time < from || time > to) return true;
    into.push(time);
    return ++count <= most;
  };
  const last = upperBound(hopEnqueue, to);
  for (let hop = reader.hopsAliveAt(from - 1).first; hop < last; hop++) {
    const { starts, ends } = ticks[SCALE_OUT[network.linkClass[hopLink[hop]!]!] === true ? 'efa' : 'neuronLink'];
    if (!note(starts, hopStart[hop]!) || !note(ends, reader.arrival[hop]!)) return undefined;
  }
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] !== COMPUTE) continue;
    const { starts, ends } = ticks.compute;
    if (!note(starts, taskStart[task]!) || !note(ends, taskEnd[task]!)) return undefined;
  }
  return ticks;
}
