import { fineBands } from '../../core/analysis/bands.ts';
import { measuredRunInSteps } from '../../core/analysis/measuredRun.ts';
import { inSlices } from '../../core/base/steps.ts';
import type { Program } from '../../core/model/program.ts';
import type { Problem } from '../../core/scene/problem.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { memoizeProgram } from '../../core/sim/knownProgram.ts';
import { TraceReader } from '../../core/trace/reader.ts';
import { groupWaits } from '../../screen/picture/groupWaits.ts';
import type { RunReply, WorkerRequest } from '../worker/protocol.ts';

/** What comes of a request. Nothing is heard of a request that a newer one has replaced. */
export type RunEvents = {
  readonly progress: (progress: number) => void;
  readonly done: (scene: Scene, reader: TraceReader, hash: string) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  readonly failed: (message: string) => void;
};

export type Runner = {
  /**
   * Runs `scene`. A run under way is given up; but before a next step of the same hand, one that began less than PATIENCE ago may
   * end, be told of and be drawn first: so a slider that moves shows something as it moves, and the last step is never late by more.
   * Another scene begins at once, whatever the run before it does: a worker that doesn't answer is replaced.
   */
  readonly run: (scene: Scene, isNextStep?: boolean) => void;
  /** Gives up the run under way; nothing more is heard of it. */
  readonly cancel: () => void;
  readonly destroy: () => void;
};

/** Milliseconds. */
const PATIENCE = 1000;
/** Milliseconds in which a worker that has begun before answers a request: between its slices it hears one within a fifth of that. */
const SILENCE = 100;
/** Milliseconds of work on this thread between two pauses. */
const SLICE = 12;

/**
 * Runs scenes in a worker or, where none can be had, in slices on this thread; with the same traces. `afterDrawing` does a task once
 * the run that was told of has been drawn: a next step begun before that would take its processor.
 */
export function createRunner(
  startWorker: () => Worker,
  events: RunEvents,
  afterDrawing: (task: () => void) => void = (task) => task(),
): Runner {
  let latest = 0;
  let wanted: Scene | undefined;
  let begun = 0;
  let next: { readonly scene: Scene; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  let worker: Worker | undefined;
  let isReady = false;
  /** The worker's answer to the latest request is waited for, with this timer. */
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** Of the last run that the worker finished. */
  let program: Program | undefined;
  /** A run has been told of, and not been drawn yet. */
  let isUndrawn = false;
  const build = memoizeProgram();

  const forgetNext = (): void => {
    clearTimeout(next?.timer);
    next = undefined;
  };
  const ask = (request: number, scene: Scene): void =>
    worker?.postMessage({ what: 'run', request, scene } satisfies WorkerRequest);
  /** An answer may be on its way to this thread, which may have been busy itself: it is looked for behind all that waits here. */
  const expectAnswer = (request: number): void => {
    silence = setTimeout(() => {
      silence = setTimeout(() => {
        silence = undefined;
        if (latest !== request || wanted === undefined || worker === undefined) return;
        // It may still be on its way to life, and then hears all that it was asked.
        if (!isReady) {
          expectAnswer(request);
          return;
        }
        worker.terminate();
        start();
        if (worker === undefined) runHere(wanted, request);
        else ask(request, wanted);
      });
    }, SILENCE);
  };
  const begin = (scene: Scene, isNextStep = false): void => {
    forgetNext();
    clearTimeout(silence);
    wanted = scene;
    begun = performance.now();
    latest++;
    events.progress(0);
    if (worker === undefined) runHere(scene, latest);
    else {
      ask(latest, scene);
      if (!isNextStep) expectAnswer(latest);
    }
  };
  /** The run under way has come to an end; that a scene could not be run is no news on the way to the next. */
  const end = (isNews: boolean, tell: (scene: Scene) => void): void => {
    const scene = wanted!;
    wanted = undefined;
    // A page that draws nothing, as a hidden one, goes on when PATIENCE is at its end.
    isUndrawn = true;
    try {
      if (isNews || next === undefined) tell(scene);
    } finally {
      afterDrawing(() => {
        isUndrawn = false;
        if (next !== undefined && wanted === undefined) begin(next.scene, true);
      });
    }
  };
  const runHere = (scene: Scene, request: number): void => {
    let resumed = performance.now();
    const pause = async (progress: number): Promise<void> => {
      if (performance.now() - resumed < SLICE) return;
      events.progress(progress);
      await new Promise((resume) => setTimeout(resume));
      if (latest !== request) throw new Error('outdated');
      resumed = performance.now();
    };
    inSlices(measuredRunInSteps(scene, build), pause).then(
      ({ reader, hash }) => {
        if (latest === request) end(true, () => events.done(scene, reader, hash));
      },
      (error: unknown) => {
        if (latest !== request) return;
        if (error instanceof SceneError) end(false, () => events.refused(scene, error.problems));
        else end(true, () => events.failed(String(error)));
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
    // Of an outdated run too: a later one may have the same.
    if (message.kind === 'done') program = message.program ?? program;
    if (message.request !== latest || wanted === undefined || message.kind === 'proved') return;
    clearTimeout(silence);
    if (message.kind === 'progress') events.progress(message.progress);
    else if (message.kind === 'done') {
      const reader = new TraceReader({ ...message.trace, program: program! }, message);
      if (message.bands !== undefined) fineBands.give(reader, message.bands);
      if (message.groupWaits !== undefined) groupWaits.give(reader, message.groupWaits);
      end(true, (scene) => events.done(scene, reader, message.hash));
    } else if (message.kind === 'refused') end(false, (scene) => events.refused(scene, message.problems));
    else end(true, () => events.failed(message.message));
  };

  const start = (): void => {
    isReady = false;
    program = undefined;
    try {
      const started = startWorker();
      worker = started;
      started.addEventListener('message', (event: MessageEvent<RunReply>) => {
        if (worker === started) hear(event.data);
      });
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
    run: (scene, isNextStep = false) => {
      const age = performance.now() - begun;
      const isBusy = wanted !== undefined || isUndrawn;
      if (!isNextStep || !isBusy || age >= PATIENCE) {
        begin(scene, isNextStep);
        return;
      }
      const timer = next?.timer ?? setTimeout(() => next && begin(next.scene, true), PATIENCE - age);
      next = { scene, timer };
    },
    cancel: () => {
      latest++;
      forgetNext();
      clearTimeout(silence);
      if (wanted === undefined) return;
      wanted = undefined;
      // A worker that is laying out a large scene hears nothing before it has done so.
      if (worker === undefined) return;
      worker.terminate();
      start();
    },
    destroy: () => {
      latest++;
      forgetNext();
      clearTimeout(silence);
      worker?.terminate();
    },
  };
}
