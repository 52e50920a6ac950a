import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { createPause } from '../time/slices.ts';
import { createTimer } from '../time/timer.ts';
import { PAGE_SLICE, WORKER_TIMEOUT } from '../time/waits.ts';
import { type Answers, createPendingRequest, type PendingRequest, type Request } from './pendingRequest.ts';
import { createWorkerConnection, type ReplyReader } from './workerConnection.ts';

/**
 * Why: runs and proofs take long, so a worker does them. But some browsers refuse workers on file:// pages, a worker that builds a large
 * scene can't receive messages, and replies arrive for outdated requests. This client hides all of that from its callers.
 *
 * How: `createWorkerClient(startWorker, job, answers)`, then `ask(scene)`; one of `answers` is called. One request is under way at a time;
 * a new one replaces it. The worker starts with the first request or with `warmUp`.
 *
 * Key idea: requests are numbered, and only replies to the latest count. Without a worker, the same job runs in slices on the page's
 * thread, with the same result. So a worker can be terminated at any time and its request done elsewhere.
 */
export type WorkerClient = {
  /** Starts the worker before the first request. */
  readonly warmUp: () => void;
  /** Requests a scene's result. If it is urgent, a worker that doesn't reply within WORKER_TIMEOUT is replaced. */
  readonly ask: (scene: Scene, isUrgent: boolean) => void;
  /** Cancels the current request; the worker stops after its current slice. */
  readonly stop: () => void;
  /** Cancels the current request, if any, by replacing the worker. */
  readonly abort: () => void;
  readonly isBusy: () => boolean;
  readonly destroy: () => void;
};

/** The kind of work that a client requests. */
export type Job<Result> = {
  readonly what: 'run' | 'prove';
  /** Does the work on this thread, awaiting `pause` between slices. Rejects with SceneError if the scene is refused. */
  readonly here: (scene: Scene, pause: (share?: number) => Promise<void>) => Promise<Result>;
  /** Called once per worker. The reader gets replies to outdated requests too. */
  readonly createReader: () => ReplyReader<Result>;
};

export function createWorkerClient<Result>(
  startWorker: () => Worker,
  job: Job<Result>,
  answers: Answers<Result>,
): WorkerClient {
  const pending = createPendingRequest(answers);
  const connection = createWorkerConnection(startWorker, job.createReader, {
    answer: pending.answer,
    refused: () => send(),
    crashed: (message) => {
      pending.end();
      answers.failed(message);
    },
  });
  const send = (): void => {
    const request = pending.current();
    if (request === undefined) return;
    const { number, scene } = request;
    if (!connection.send({ what: job.what, request: number, scene })) runHere(job, request, pending);
  };
  // If this thread was busy, the reply may be queued behind this task: so decide in a task that runs after it.
  const silence = createTimer(() => replaceIfSilent.start(0));
  const replaceIfSilent = createTimer(() => {
    if (pending.current() === undefined || pending.hasReply()) return;
    if (connection.state() === 'starting') silence.start(WORKER_TIMEOUT);
    else if (connection.state() === 'ready') {
      connection.restart();
      send();
    }
  });
  const stopWaiting = (): void => {
    silence.stop();
    replaceIfSilent.stop();
  };

  return {
    warmUp: connection.warmUp,
    ask: (scene, isUrgent) => {
      stopWaiting();
      pending.begin(scene);
      send();
      if (isUrgent) silence.start(WORKER_TIMEOUT);
    },
    stop: () => {
      stopWaiting();
      connection.sendIfStarted({ what: 'stop', request: pending.end() });
    },
    abort: () => {
      stopWaiting();
      if (pending.current() === undefined) return;
      pending.end();
      connection.restart();
    },
    isBusy: () => pending.current() !== undefined,
    destroy: () => {
      stopWaiting();
      pending.end();
      connection.close();
    },
  };
}

/** Does a request on this thread, with the same replies. */
function runHere<Result>(job: Job<Result>, { number, scene }: Request, pending: PendingRequest<Result>): void {
  const pause = createPause(
    PAGE_SLICE,
    (progress) => pending.answer(number, { kind: 'progress', progress }),
    () => pending.current()?.number === number,
  );
  job.here(scene, pause).then(
    (result) => pending.answer(number, { kind: 'done', result: () => result }),
    (error: unknown) => {
      const answer =
        error instanceof SceneError
          ? ({ kind: 'refused', problems: error.problems } as const)
          : ({ kind: 'failed', message: String(error) } as const);
      pending.answer(number, answer);
    },
  );
}
