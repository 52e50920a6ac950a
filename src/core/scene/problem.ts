import type { NoNumber } from '../base/typedNumber.ts';
import type { LimitName } from './limits.ts';
import { LIMITS } from './limits.ts';
import type { Quantity } from './quantity.ts';
import type { Unseen } from './texts.ts';
import type { Misfit } from './workloads/collectiveNames.ts';

/** A problem at one place of a scene. Facts only; src/screen/words has the sentences. */
export type Problem = {
  /** Path into the file, e.g. `cluster.efa.rate`, `beats[2].from` or `["odd key"]`; empty for the file as a whole. */
  readonly path: string;
  /** The value there, shortened for a message; `nothing` if there is none. */
  readonly got: string;
} & Fault;

type Fault =
  | { readonly kind: 'notOneFile'; readonly what: 'folder' | 'several' | 'none' | 'empty' | 'unreadable' }
  | { readonly kind: 'notText'; readonly form: FileForm }
  | { readonly kind: 'encoding'; readonly encoding: Encoding; readonly line: number }
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number }
  | { readonly kind: 'duplicateKey' }
  | { readonly kind: 'bareTiming'; readonly value: number | null }
  | { readonly kind: 'measured' }
  | { readonly kind: 'unknownKey'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing'; readonly expected: Expected }
  | { readonly kind: 'wrongType'; readonly expected: Expected }
  | { readonly kind: 'notFinite' }
  /** A typed text that is not a number. */
  | { readonly kind: 'typed'; readonly no: NoNumber; readonly quantity: Quantity | undefined }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number; readonly unit: Unit }
  | { readonly kind: 'emptyText' }
  | { readonly kind: 'badText'; readonly pattern: string }
  | { readonly kind: 'brokenText' }
  | { readonly kind: 'lostText' }
  | { readonly kind: 'unseenText'; readonly of: Unseen }
  | { readonly kind: 'notAChoice'; readonly choices: readonly string[] }
  | {
      readonly kind: 'dangling';
      readonly of: DanglingName;
      readonly name: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'duplicate'; readonly of: 'beat' | 'node' | 'phase' }
  | { readonly kind: 'selfLink' }
  | { readonly kind: 'unreachable'; readonly from: string; readonly to: string }
  | { readonly kind: 'noFabric'; readonly from: number; readonly to: number }
  | { readonly kind: 'inconsistent'; readonly expected: number; readonly formula: string }
  | { readonly kind: 'notForThis'; readonly reason: Misfit; readonly chips: number }
  | {
      readonly kind: 'backwards';
      readonly after: string;
      /** Whether this holds only for this run: with other numbers the moments may come in the other order. */
      readonly inRun?: boolean;
    }
  | {
      readonly kind: 'limit';
      readonly limit: LimitName;
      readonly most: number;
      /** Set if the limit was exceeded not by the file but while the tasks were built, or while the run ran. */
      readonly during?: 'building' | 'running';
    };

/** The kind of thing that a dangling name should refer to. */
export type DanglingName = 'scene' | 'moment' | 'number' | 'chip' | 'node' | 'end' | 'link' | 'linkClass';

/** Kinds of files that are not text, recognized by their first bytes; `binary` is any other. */
export type FileForm = 'png' | 'jpeg' | 'gif' | 'webp' | 'pdf' | 'zip' | 'gzip' | 'office' | 'binary';

/** The encoding fault of a file. */
export type Encoding = 'notUtf8' | 'brokenUtf16' | 'unmarkedUtf16' | 'utf32';

export type ProblemKind = Fault['kind'];

/** What the bounds of `outOfRange` count. */
export type Unit = Quantity | 'characters' | 'items' | 'chips';

/** The kind of value that belongs at a path. */
export type Expected = 'object' | 'list' | 'pair' | 'text' | 'number' | 'invented' | 'structural' | 'moment' | 'link';

/** The check of a list, or of an object's keys, stops after this many problems; a file of 1 MB can have half a million. */
export const ENOUGH_PROBLEMS = 1000;

/**
 * Thrown if a scene cannot be used, with every problem found; if there are more than LIMITS.problems, with the first ones and a last
 * problem that says so.
 */
export class SceneError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const listed = withinLimit(problems);
    super(listed.map((problem) => `${problem.path}: ${problem.kind} (got ${problem.got})`).join('\n'));
    this.name = 'SceneError';
    this.problems = listed;
  }
}

function withinLimit(problems: readonly Problem[]): readonly Problem[] {
  const most = LIMITS.problems;
  if (problems.length <= most) return problems;
  const got = problems.length < ENOUGH_PROBLEMS ? `${problems.length}` : `at least ${ENOUGH_PROBLEMS}`;
  return [...problems.slice(0, most), { path: '', kind: 'limit', limit: 'problems', most, got }];
}
