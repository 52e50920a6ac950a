import type { NoNumber } from '../base/typedNumber.ts';
import type { LimitName } from './limits.ts';
import { LIMITS } from './limits.ts';
import type { Quantity } from './quantity.ts';
import type { Unseen } from './texts.ts';
import type { Misfit } from './workloads/collectiveNames.ts';

/** What is wrong at one place of a scene. Facts only: screen/words says it in English or Korean. */
export type Problem = {
  /** Path into the file, e.g. `cluster.efa.rate`, `beats[2].from` or `["odd key"]`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, shortened for a message; `nothing` where nothing does. */
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
  /** Of a text that someone typed where a number belongs. */
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
      /** Whether only the run showed it: with other numbers the same moments may come in the other order. */
      readonly inRun?: boolean;
    }
  | {
      readonly kind: 'limit';
      readonly limit: LimitName;
      readonly most: number;
      /** Where the limit shows only later: while the run's tasks were laid out, or while it ran. */
      readonly during?: 'building' | 'running';
    };

/** What a name that names nothing would have named. */
export type DanglingName = 'scene' | 'moment' | 'number' | 'chip' | 'node' | 'end' | 'link' | 'linkClass';

/** Files that are no text, told apart by how they begin; `binary` is any other. */
export type FileForm = 'png' | 'jpeg' | 'gif' | 'webp' | 'pdf' | 'zip' | 'gzip' | 'office' | 'binary';

/** What a file is written in where that is not the UTF-8 asked for, or is not whole. */
export type Encoding = 'notUtf8' | 'brokenUtf16' | 'unmarkedUtf16' | 'utf32';

export type ProblemKind = Fault['kind'];

/** What the bounds of `outOfRange` count. */
export type Unit = Quantity | 'characters' | 'items' | 'chips';

/** The sort of thing that belongs at a path. */
export type Expected = 'object' | 'list' | 'pair' | 'text' | 'number' | 'invented' | 'structural' | 'moment' | 'link';

/** A search of a list, or of an object's keys, ends after this many problems: a file of 1 MB can hold half a million. */
export const ENOUGH_PROBLEMS = 1000;

/**
 * Thrown where a scene cannot be used. Carries every problem found, not just the first; of more than LIMITS.problems the
 * first ones, and one last problem that says so.
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
