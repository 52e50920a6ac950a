import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';

/** Callbacks for the result of a request. None is called for a request that a newer one has replaced. */
export type Answers<Result> = {
  readonly progress: (share: number) => void;
  readonly done: (scene: Scene, result: Result) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  /** The work, or the worker itself, failed. */
  readonly failed: (message: string) => void;
};

/** One reply of a worker or of the page's thread; it may belong to an outdated request. */
export type Answer<Result> =
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'done'; readonly result: () => Result }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Request = { readonly number: number; readonly scene: Scene };

/** The request that is under way, if any. */
export type PendingRequest<Result> = {
  readonly begin: (scene: Scene) => void;
  /** Cancels the request. Returns a new, later request number. */
  readonly end: () => number;
  readonly current: () => Request | undefined;
  /** Whether it has had any reply, progress included. */
  readonly hasReply: () => boolean;
  /** Forwards a reply to the callbacks; ignores replies to other requests. */
  readonly answer: (number: number, answer: Answer<Result>) => void;
};

/** Numbers the requests, so that late replies to older ones can be ignored. */
export function createPendingRequest<Result>(answers: Answers<Result>): PendingRequest<Result> {
  let latest = 0;
  let current: Request | undefined;
  let hasReply = false;
  return {
    begin: (scene) => {
      current = { number: ++latest, scene };
      hasReply = false;
    },
    end: () => {
      current = undefined;
      return ++latest;
    },
    current: () => current,
    hasReply: () => hasReply,
    answer: (number, answer) => {
      if (current?.number !== number) return;
      const { scene } = current;
      hasReply = true;
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
