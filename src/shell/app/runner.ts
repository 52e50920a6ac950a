import type { Problem } from '../../core/scene/problem.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { runInSlices } from '../../core/sim/runInSlices.ts';
import { TraceReader } from '../../core/trace/reader.ts';
import { traceHash } from '../../core/trace/trace.ts';
import type { RunReply, RunRequest } from '../worker/protocol.ts';

/** What comes of a request. Nothing is heard of a request that a newer one has replaced. */
export type RunEvents = {
  readonly progress: (progress: number) => void;
  readonly done: (scene: Scene, reader: TraceReader, hash: string) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  readonly failed: (message: string) => void;
};

export type Runner = {
  /** Runs `scene`; a run under way is given up. */
  readonly run: (scene: Scene) => void;
  /** Gives up the run under way; nothing more is heard of it. */
  readonly cancel: () => void;
  readonly destroy: () => void;
};

/** Runs scenes in a worker or, where none can be had, in slices on this thread; with the same traces. */
export function createRunner(startWorker: () => Worker, events: RunEvents): Runner {
  let latest = 0;
  let wanted: Scene | undefined;
  let worker: Worker | undefined;
  let isReady = false;

  const runHere = (scene: Scene, request: number): void => {
    runInSlices(scene, async (progress) => {
      events.progress(progress);
      await new Promise((resume) => setTimeout(resume));
      if (latest !== request) throw new Outdated();
    }).then(
      (trace) => events.done(scene, new TraceReader(trace), traceHash(trace)),
      (error: unknown) => {
        if (error instanceof Outdated) return;
        if (error instanceof SceneError) events.refused(scene, error.problems);
        else events.failed(String(error));
      },
    );
  };
  const giveUpWorker = (): void => {
    worker?.terminate();
    worker = undefined;
    if (wanted !== undefined) runHere(wanted, latest);
  };
  const hear = (message: RunReply): void => {
    if (message.kind === 'ready') {
      isReady = true;
      return;
    }
    if (message.request !== latest || wanted === undefined || message.kind === 'proved') return;
    if (message.kind === 'progress') events.progress(message.progress);
    else {
      const scene = wanted;
      wanted = undefined;
      if (message.kind === 'done') events.done(scene, new TraceReader(message.trace, message), message.hash);
      else if (message.kind === 'refused') events.refused(scene, message.problems);
      else events.failed(message.message);
    }
  };

  const start = (): void => {
    isReady = false;
    try {
      const started = startWorker();
      worker = started;
      started.addEventListener('message', (event: MessageEvent<RunReply>) => hear(event.data));
      started.addEventListener('error', (event) => {
        event.preventDefault();
        if (worker !== started) return;
        if (isReady) events.failed(event.message);
        else giveUpWorker();
      });
    } catch {
      worker = undefined;
    }
  };
  start();

  return {
    run: (scene) => {
      wanted = scene;
      latest++;
      events.progress(0);
      if (worker === undefined) runHere(scene, latest);
      else worker.postMessage({ what: 'run', request: latest, scene } satisfies RunRequest);
    },
    cancel: () => {
      latest++;
      if (wanted === undefined) return;
      wanted = undefined;
      // A worker that is laying out a large scene hears nothing before it has done so.
      if (worker === undefined) return;
      worker.terminate();
      start();
    },
    destroy: () => {
      latest++;
      worker?.terminate();
    },
  };
}

class Outdated extends Error {}
