import type { LimitName } from './limits.ts';

/** What is wrong at one place of a scene. Facts only: screen/words says it in English or Korean. */
export type Problem = {
  /** Dotted path into the file, e.g. `cluster.efa.rate` or `beats[2].from`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, shortened for a message. */
  readonly got: string;
} & Fault;

type Fault =
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number }
  | { readonly kind: 'bareTiming'; readonly value: number | null }
  | { readonly kind: 'measured' }
  | { readonly kind: 'unknownKey'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing'; readonly expected: Expected }
  | { readonly kind: 'wrongType'; readonly expected: Expected }
  | { readonly kind: 'notFinite' }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'emptyText' }
  | { readonly kind: 'badText'; readonly pattern: string }
  | { readonly kind: 'notAChoice'; readonly choices: readonly string[] }
  | { readonly kind: 'dangling'; readonly known: readonly string[] }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'inconsistent'; readonly expected: number; readonly formula: string }
  | { readonly kind: 'backwards' }
  | { readonly kind: 'limit'; readonly limit: LimitName; readonly most: number };

/** The sort of thing that belongs at a path. */
export type Expected = 'object' | 'list' | 'text' | 'number' | 'whole number' | 'invented' | 'structural' | 'moment';

/** Thrown where a scene cannot be used; carries every problem found, not just the first. */
export class SceneError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.kind} (got ${problem.got})`).join('\n'));
    this.name = 'SceneError';
    this.problems = problems;
  }
}

/** A value of a scene file in a few characters, safe to put into a message. */
export function shorten(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
