import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';

/** What comes of a request. Nothing is heard of one that a newer one has replaced. */
export type Answers<Result> = {
  readonly progress: (share: number) => void;
  readonly done: (scene: Scene, result: Result) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  /** The work, or the worker itself, failed. */
  readonly failed: (message: string) => void;
};

/** One answer, before it is known whether anybody waits for it. */
export type Answer<Result> =
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'done'; readonly result: () => Result }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Request = { readonly number: number; readonly scene: Scene };

/** The one request whose answer is waited for, if any. */
export type PendingRequest<Result> = {
  readonly begin: (scene: Scene) => void;
  /** Nobody waits for it any more; gives a number later than its own. */
  readonly end: () => number;
  readonly current: () => Request | undefined;
  /** Whether anything at all was heard of it. */
  readonly isHeard: () => boolean;
  /** Passes an answer on where it is to the request that is waited for. */
  readonly answer: (number: number, answer: Answer<Result>) => void;
};

/** Numbers requests, so that what is said of older ones is told apart. */
export function createPendingRequest<Result>(answers: Answers<Result>): PendingRequest<Result> {
  let latest = 0;
  let current: Request | undefined;
  let isHeard = false;
  return {
    begin: (scene) => {
      current = { number: ++latest, scene };
      isHeard = false;
    },
    end: () => {
      current = undefined;
      return ++latest;
    },
    current: () => current,
    isHeard: () => isHeard,
    answer: (number, answer) => {
      if (current?.number !== number) return;
      const { scene } = current;
      isHeard = true;
      if (answer.kind === 'progress') {
        answers.progress(answer.progress);
        return;
      }
      current = undefined;
      if (answer.kind === 'done') answers.done(scene, answer.result());
      else if (answer.kind === 'refused') answers.refused(scene, answer.problems);
      else answers.failed(answer.message);
    },
  };
}
