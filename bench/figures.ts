import { execFileSync } from 'node:child_process';
import type { Network } from '../src/core/model/network.ts';
import type { Program } from '../src/core/model/program.ts';
import { startRun } from '../src/core/sim/simulation.ts';
import type { Trace } from '../src/core/trace/trace.ts';

/**
 * A figure a line: name, value, unit. Absolute figures hold for one machine at one moment; a ratio compares two medians of
 * the same run, in rounds that take turns.
 */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

export function runOnly(network: Network, program: Program): Trace {
  const run = startRun(network, program);
  run.advance(Number.POSITIVE_INFINITY);
  return run.seal();
}

export function milliseconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** The median time of each, in rounds in which all take turns, after a few rounds to warm up. */
export function medians(works: readonly (() => unknown)[], rounds = 21, warmUps = 5): readonly number[] {
  const times: number[][] = works.map(() => []);
  for (let round = -warmUps; round < rounds; round++) {
    works.forEach((work, i) => {
      const time = milliseconds(work);
      if (round >= 0) times[i]!.push(time);
    });
  }
  return times.map((own) => own.sort((a, b) => a - b)[rounds >> 1]!);
}

/** The numbers that a script of this folder prints as JSON, run in a process of its own. */
export function inOwnProcess(script: string, ...words: readonly string[]): Readonly<Record<string, number>> {
  const path = new URL(script, import.meta.url).pathname;
  const printed = execFileSync(process.execPath, [...process.execArgv, path, ...words], { encoding: 'utf8' });
  return JSON.parse(printed) as Record<string, number>;
}

export const perSecond = (count: number, time: number): number => (1000 * count) / time;
