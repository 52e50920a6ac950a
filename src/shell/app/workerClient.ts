import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { createPause } from '../time/slices.ts';
import { createTimer } from '../time/timer.ts';
import { PAGE_SLICE, WORKER_SILENCE } from '../time/waits.ts';
import { type Answers, createPendingRequest, type PendingRequest, type Request } from './pendingRequest.ts';
import { createWorkerLine, type ReplyReader } from './workerLine.ts';

/**
 * Why: runs and proofs take long, so a worker makes them. But some browsers refuse workers to a page opened from a disk; a worker that
 * lays out a large scene hears nothing meanwhile; and answers come to requests that nobody waits for any more. Whoever wants a result
 * should have to know nothing of all that.
 *
 * How: `createWorkerClient(startWorker, job, answers)`, then `ask(scene)`, and one of the answers comes. One request is under way at a
 * time; a new one replaces it. The worker starts with the first, or with `warmUp`.
 *
 * Key idea: requests are numbered, and only an answer to the latest counts. Without a worker the same job is done on the page's thread,
 * in slices, with the same result. So a worker can be given up at any instant, and its request is done elsewhere.
 */
export type WorkerClient = {
  /** Starts the worker before it is asked anything, so that it is ready then. */
  readonly warmUp: () => void;
  /** Asks for a scene's result. Where it is urgent, a worker that says nothing of it within WORKER_SILENCE is replaced. */
  readonly ask: (scene: Scene, isUrgent: boolean) => void;
  /** Gives up what is under way; a worker hears of it between two slices. */
  readonly stop: () => void;
  /** Gives up what is under way, and the worker with it, of which another one starts; nothing, where nothing is. */
  readonly abort: () => void;
  readonly isBusy: () => boolean;
  readonly destroy: () => void;
};

/** What a client asks for. */
export type Job<Result> = {
  readonly what: 'run' | 'prove';
  /** Does it on this thread, awaiting `pause` between slices. Rejects with SceneError where the scene is refused. */
  readonly here: (scene: Scene, pause: (share?: number) => Promise<void>) => Promise<Result>;
  /** Called for each worker. The reader is shown replies to outdated requests too. */
  readonly createReader: () => ReplyReader<Result>;
};

export function createWorkerClient<Result>(
  startWorker: () => Worker,
  job: Job<Result>,
  answers: Answers<Result>,
): WorkerClient {
  const pending = createPendingRequest(answers);
  const line = createWorkerLine(startWorker, job.createReader, {
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
    if (!line.send({ what: job.what, request: number, scene })) doHere(job, request, pending);
  };
  // This thread may have been busy itself, with the answer waiting behind this task: it is looked for in a task behind all that waits.
  const silence = createTimer(() => silenceIsSure.start(0));
  const silenceIsSure = createTimer(() => {
    if (pending.current() === undefined || pending.isHeard()) return;
    if (line.state() === 'starting') silence.start(WORKER_SILENCE);
    else if (line.state() === 'awake') {
      line.restart();
      send();
    }
  });
  const expectNothing = (): void => {
    silence.stop();
    silenceIsSure.stop();
  };

  return {
    warmUp: line.warmUp,
    ask: (scene, isUrgent) => {
      expectNothing();
      pending.begin(scene);
      send();
      if (isUrgent) silence.start(WORKER_SILENCE);
    },
    stop: () => {
      expectNothing();
      line.sendOn({ what: 'stop', request: pending.end() });
    },
    abort: () => {
      expectNothing();
      if (pending.current() === undefined) return;
      pending.end();
      line.restart();
    },
    isBusy: () => pending.current() !== undefined,
    destroy: () => {
      expectNothing();
      pending.end();
      line.close();
    },
  };
}

/** On this thread, with the same answers. */
function doHere<Result>(job: Job<Result>, { number, scene }: Request, pending: PendingRequest<Result>): void {
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
