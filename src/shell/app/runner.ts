import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { createTimer } from '../time/timer.ts';
import { YOUNG_RUN } from '../time/waits.ts';
import { createRunJob } from './runJob.ts';
import { createWorkerClient } from './workerClient.ts';

/** What comes of a request. Nothing is heard of a request that a newer one has replaced. */
export type RunEvents = {
  readonly progress: (progress: number) => void;
  readonly done: (scene: Scene, reader: TraceReader, hash: string) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  readonly failed: (message: string) => void;
};

/**
 * Why: while a slider moves, scenes are wanted faster than runs end. Were each run given up for the next, nothing would be shown until
 * the slider rests; were each run made, the last one would be late.
 *
 * How: `run(scene)` for another scene, which begins at once; `run(scene, true)` for the next step of the same hand.
 *
 * Key idea: a next step waits while the run before it is young, and until that is drawn, since it would take a small machine's second
 * core from the drawing. Of the steps that come meanwhile only the latest is kept, and it waits no longer than YOUNG_RUN in all.
 */
export type Runner = {
  readonly run: (scene: Scene, isNextStep?: boolean) => void;
  /** Gives up the run under way; nothing more is heard of it. */
  readonly cancel: () => void;
  readonly destroy: () => void;
};

/** `afterDrawing` does a task once the run that was told of is drawn. A page that draws nothing, as a hidden one, may never call it. */
export function createRunner(
  startWorker: () => Worker,
  events: RunEvents,
  afterDrawing: (task: () => void) => void = (task) => task(),
): Runner {
  let begun = 0;
  let next: Scene | undefined;
  let isUndrawn = false;

  /** The run under way has ended. `tell` says so, and the next step begins when that is drawn. */
  const end = (tell: () => void): void => {
    isUndrawn = true;
    try {
      tell();
    } finally {
      afterDrawing(() => {
        isUndrawn = false;
        if (!client.isBusy()) beginNext();
      });
    }
  };
  const client = createWorkerClient(startWorker, createRunJob(), {
    progress: events.progress,
    done: (scene, { reader, hash }) => end(() => events.done(scene, reader, hash)),
    // On the way to the next step it is no news that one could not be run.
    refused: (scene, problems) =>
      end(() => {
        if (next === undefined) events.refused(scene, problems);
      }),
    failed: (message) => end(() => events.failed(message)),
  });
  client.warmUp();

  const begin = (scene: Scene, isNextStep: boolean): void => {
    forgetNext();
    begun = performance.now();
    events.progress(0);
    // A worker that has just run this scene knows its program, and is compiled: a next step waits for it.
    client.ask(scene, !isNextStep);
  };
  const beginNext = (): void => {
    if (next !== undefined) begin(next, true);
  };
  const patience = createTimer(beginNext);
  const forgetNext = (): void => {
    patience.stop();
    next = undefined;
  };

  return {
    run: (scene, isNextStep = false) => {
      const age = performance.now() - begun;
      if (!isNextStep || age >= YOUNG_RUN || !(client.isBusy() || isUndrawn)) {
        begin(scene, isNextStep);
        return;
      }
      next = scene;
      if (!patience.isRunning()) patience.start(YOUNG_RUN - age);
    },
    cancel: () => {
      forgetNext();
      // A worker that is laying out a large scene hears nothing before it has done so.
      client.abort();
    },
    destroy: () => {
      forgetNext();
      client.destroy();
    },
  };
}
