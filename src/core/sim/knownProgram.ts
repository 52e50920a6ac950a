import type { Program } from '../model/program.ts';
import type { Scene } from '../scene/schema.ts';
import { type BuildProgram, programOf } from './simulation.ts';

/**
 * Memoizes the program between runs. Building the program is about a third of a run, and while a slider of a rate or latency
 * moves, every run needs the same one: no program depends on rates or latencies.
 *
 * - `memoizeProgram`: for the worker. Used in place of `programOf`; returns the last program again if the scene's key is equal.
 * - `createProgramSender`: also for the worker. Sends a program to the page once and afterwards only says "the last one again".
 *
 * The key is the scene's JSON without what a program does not depend on.
 */

/** The names of the cluster's numbers that no program depends on. */
const TIMING_KEYS: ReadonlySet<string> = new Set(['rate', 'latency']);
/** A larger program is not memoized: a run needs that memory. */
const MOST_BYTES_KEPT = 2 ** 25;

/**
 * `programOf`, memoized for the last scene: returns the same object for a scene that differs only in rates and latencies. The
 * object is shared, so callers must neither change it nor transfer its buffers.
 */
export function memoizeProgram(): BuildProgram {
  let last: { readonly key: string; readonly program: Program } | undefined;
  return function* (scene, cluster) {
    const key = keyOf(scene);
    if (last?.key === key) return last.program;
    last = undefined;
    const program = yield* programOf(scene, cluster);
    if (isKept(program)) last = { key, program };
    return program;
  };
}

function keyOf({ seed, workload, variation, cluster }: Scene): string {
  const bare = JSON.stringify(cluster, (name, value: unknown) => (TIMING_KEYS.has(name) ? 0 : value));
  return JSON.stringify([seed, workload, variation?.stragglers, bare]);
}

function isKept(program: Program): boolean {
  let bytes = 0;
  for (const part of Object.values(program)) if (ArrayBuffer.isView(part)) bytes += part.byteLength;
  return bytes <= MOST_BYTES_KEPT;
}

export type ProgramSender = {
  /**
   * What to send to the receiver for `program`, whose buffers may be transferred: a copy if the program is memoized here;
   * undefined if the receiver has it already from the last time.
   */
  readonly toSend: (program: Program) => Program | undefined;
  /** Call this if the last program may not have arrived. */
  readonly forget: () => void;
};

/** Sends programs to a receiver that keeps the last one. */
export function createProgramSender(): ProgramSender {
  let sent: WeakRef<Program> | undefined;
  return {
    toSend: (program) => {
      if (sent?.deref() === program) return undefined;
      sent = undefined;
      if (!isKept(program)) return program;
      const copy = structuredClone(program);
      sent = new WeakRef(program);
      return copy;
    },
    forget: () => {
      sent = undefined;
    },
  };
}
