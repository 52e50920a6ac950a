import type { RunReply, WorkerRequest } from '../worker/protocol.ts';
import type { Answer } from './pendingRequest.ts';

/** What is read of all that one worker says, in order: of a reply with a result, how to make that. */
export type ReplyReader<Result> = (reply: RunReply) => (() => Result) | undefined;

/** The line to a worker, of which there is one at a time. */
export type WorkerLine = {
  /** Starts a worker where there is none. */
  readonly warmUp: () => void;
  /** False where the browser gives no worker. */
  readonly send: (request: WorkerRequest) => boolean;
  /** Sends to a worker that there is, and starts none. */
  readonly sendOn: (request: WorkerRequest) => void;
  readonly state: () => 'none' | 'starting' | 'awake';
  /** Replaces the worker, where there is one. Nothing more is heard of the old one. */
  readonly restart: () => void;
  readonly close: () => void;
};

export type LineEvents<Result> = {
  readonly answer: (request: number, answer: Answer<Result>) => void;
  /** The browser gives no worker after all: what was sent is not heard. */
  readonly refused: () => void;
  /** An error that the worker didn't catch. */
  readonly crashed: (message: string) => void;
};

export function createWorkerLine<Result>(
  startWorker: () => Worker,
  createReader: () => ReplyReader<Result>,
  events: LineEvents<Result>,
): WorkerLine {
  let worker: Worker | undefined;
  let isAwake = false;
  let isRefused = false;

  const close = (): void => {
    worker?.terminate();
    worker = undefined;
    isAwake = false;
  };
  const refuse = (): void => {
    close();
    isRefused = true;
  };
  const listenTo = (started: Worker): void => {
    const read = createReader();
    started.addEventListener('message', ({ data }: MessageEvent<RunReply>) => {
      if (worker !== started) return;
      if (data.kind === 'ready') isAwake = true;
      else passOn(data, read(data), events.answer);
    });
    started.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== started) return;
      if (isAwake) events.crashed(event.message);
      else {
        // A worker that fails before it has come to life is one that the browser refuses.
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
    sendOn: (request) => worker?.postMessage(request),
    state: () => (worker === undefined ? 'none' : isAwake ? 'awake' : 'starting'),
    restart: () => {
      if (worker === undefined) return;
      close();
      warmUp();
    },
    close,
  };
}

function passOn<Result>(
  reply: Exclude<RunReply, { kind: 'ready' }>,
  result: (() => Result) | undefined,
  answer: LineEvents<Result>['answer'],
): void {
  if (result !== undefined) answer(reply.request, { kind: 'done', result });
  else if (reply.kind !== 'done' && reply.kind !== 'proved') answer(reply.request, reply);
}
