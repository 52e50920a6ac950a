import type { Problem } from '../../core/scene/problem.ts';

/** One language's sentences about problems. */
export type ProblemSentences = {
  readonly wholeFile: string;
  readonly what: (problem: Problem) => string;
  readonly remedy: (problem: Problem) => string;
};
