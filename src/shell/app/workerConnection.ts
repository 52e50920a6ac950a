import type { RunReply, WorkerRequest } from '../worker/protocol.ts';
import type { Answer } from './pendingRequest.ts';

/** Reads all replies of one worker in order; for a reply with a result, returns the function that makes it. */
export type ReplyReader<Result> = (reply: RunReply) => (() => Result) | undefined;

/** Connection to one worker, which can be replaced. */
export type WorkerConnection = {
  /** Starts the worker unless it is running. */
  readonly warmUp: () => void;
  /** Starts the worker if needed and sends the request; false if the browser refuses workers. */
  readonly send: (request: WorkerRequest) => boolean;
  /** Sends the request only if a worker is running. */
  readonly sendIfStarted: (request: WorkerRequest) => void;
  readonly state: () => 'none' | 'starting' | 'ready';
  /** Replaces the worker, if any; messages of the old one are ignored. */
  readonly restart: () => void;
  readonly close: () => void;
};

export type ConnectionEvents<Result> = {
  readonly answer: (request: number, answer: Answer<Result>) => void;
  /** The browser refused the worker after it had been created: requests sent to it are lost. */
  readonly refused: () => void;
  /** The worker threw an uncaught error. */
  readonly crashed: (message: string) => void;
};

export function createWorkerConnection<Result>(
  startWorker: () => Worker,
  createReader: () => ReplyReader<Result>,
  events: ConnectionEvents<Result>,
): WorkerConnection {
  let worker: Worker | undefined;
  let isReady = false;
  let isRefused = false;

  const close = (): void => {
    worker?.terminate();
    worker = undefined;
    isReady = false;
  };
  const refuse = (): void => {
    close();
    isRefused = true;
  };
  const listenTo = (started: Worker): void => {
    const read = createReader();
    started.addEventListener('message', ({ data }: MessageEvent<RunReply>) => {
      if (worker !== started) return;
      if (data.kind === 'ready') isReady = true;
      else deliver(data, read(data), events.answer);
    });
    started.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== started) return;
      if (isReady) events.crashed(event.message);
      else {
        // An error before the first message means that the browser refuses workers.
        refuse();
        events.refused();
      }
    });
  };
  const warmUp = (): void => {
    if (worker !== undefined || isRefused) return;
    try {
      worker = startWorker();
      listenTo(worker);
    } catch {
      refuse();
    }
  };
  return {
    warmUp,
    send: (request) => {
      warmUp();
      worker?.postMessage(request);
      return worker !== undefined;
    },
    sendIfStarted: (request) => worker?.postMessage(request),
    state: () => (worker === undefined ? 'none' : isReady ? 'ready' : 'starting'),
    restart: () => {
      if (worker === undefined) return;
      close();
      warmUp();
    },
    close,
  };
}

function deliver<Result>(
  reply: Exclude<RunReply, { kind: 'ready' }>,
  result: (() => Result) | undefined,
  answer: ConnectionEvents<Result>['answer'],
): void {
  if (result !== undefined) answer(reply.request, { kind: 'done', result });
  else if (reply.kind !== 'done' && reply.kind !== 'proved') answer(reply.request, reply);
}
