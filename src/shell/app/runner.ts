import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { createTimer } from '../time/timer.ts';
import { YOUNG_RUN } from '../time/waits.ts';
import { createRunJob } from './runJob.ts';
import { createWorkerClient } from './workerClient.ts';

/** Callbacks for the result of a run. None is called for a request that a newer one has replaced. */
export type RunEvents = {
  readonly progress: (progress: number) => void;
  readonly done: (scene: Scene, reader: TraceReader, hash: string) => void;
  readonly refused: (scene: Scene, problems: readonly Problem[]) => void;
  readonly failed: (message: string) => void;
};

/**
 * Why: a moving slider requests runs faster than they finish. If each request cancelled the last run, nothing would be shown until the
 * slider stops; if each were run to its end, the last one would be late.
 *
 * How: `run(scene)` starts another scene at once; `run(scene, true)` is the next step of the same gesture.
 *
 * Key idea: a next step waits while the current run is younger than YOUNG_RUN, and until that is drawn, since it would take a small
 * machine's second core from the drawing. Only the latest of the waiting steps is kept, and it waits at most YOUNG_RUN.
 */
export type Runner = {
  readonly run: (scene: Scene, isNextStep?: boolean) => void;
  /** Cancels the current run and any waiting step; no callback is called for them. */
  readonly cancel: () => void;
  readonly destroy: () => void;
};

/** `afterDraw` calls a task once the reported run has been drawn; on a hidden page it may never do so. */
export function createRunner(
  startWorker: () => Worker,
  events: RunEvents,
  afterDraw: (task: () => void) => void = (task) => task(),
): Runner {
  let begun = 0;
  let next: Scene | undefined;
  let isAwaitingDraw = false;

  /** Reports by `notify` that the current run has ended, and starts the waiting step once that has been drawn. */
  const finish = (notify: () => void): void => {
    isAwaitingDraw = true;
    try {
      notify();
    } finally {
      afterDraw(() => {
        isAwaitingDraw = false;
        if (!client.isBusy()) beginNext();
      });
    }
  };
  const client = createWorkerClient(startWorker, createRunJob(), {
    progress: events.progress,
    done: (scene, { reader, hash }) => finish(() => events.done(scene, reader, hash)),
    // If a next step is waiting, the refusal of this one doesn't matter.
    refused: (scene, problems) =>
      finish(() => {
        if (next === undefined) events.refused(scene, problems);
      }),
    failed: (message) => finish(() => events.failed(message)),
  });
  client.warmUp();

  const begin = (scene: Scene, isNextStep: boolean): void => {
    forgetNext();
    begun = performance.now();
    events.progress(0);
    // Not urgent for a next step: waiting for this worker, which has the program and compiled code, beats replacing it.
    client.ask(scene, !isNextStep);
  };
  const beginNext = (): void => {
    if (next !== undefined) begin(next, true);
  };
  const waitTimer = createTimer(beginNext);
  const forgetNext = (): void => {
    waitTimer.stop();
    next = undefined;
  };

  return {
    run: (scene, isNextStep = false) => {
      const age = performance.now() - begun;
      if (!isNextStep || age >= YOUNG_RUN || !(client.isBusy() || isAwaitingDraw)) {
        begin(scene, isNextStep);
        return;
      }
      next = scene;
      if (!waitTimer.isRunning()) waitTimer.start(YOUNG_RUN - age);
    },
    cancel: () => {
      forgetNext();
      // A worker that is building a large scene can't receive messages, so replace it.
      client.abort();
    },
    destroy: () => {
      forgetNext();
      client.destroy();
    },
  };
}
