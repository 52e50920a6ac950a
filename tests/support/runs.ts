import type { Network } from '../../src/core/model/network.ts';
import type { Program } from '../../src/core/model/program.ts';
import type { Conditions } from '../../src/core/sim/conditions.ts';
import { startRun } from '../../src/core/sim/simulation.ts';
import type { Trace } from '../../src/core/trace/trace.ts';

export function runToEnd(network: Network, program: Program, conditions?: Conditions): Trace {
  const run = startRun(network, program, conditions);
  run.advance(Number.POSITIVE_INFINITY);
  return run.seal();
}

/** Whole numbers from `first` to `last`, for titles that name their seeds. */
export function seeds(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** A fast equality check for loops over every hop, where `expect` would take longer than the runs. */
export function same(actual: unknown, expected: unknown, seed: number, what: string, row: number): void {
  if (Object.is(actual, expected)) return;
  throw new Error(`seed ${seed}, ${what} ${row}: got ${String(actual)}, expected ${String(expected)}`);
}
