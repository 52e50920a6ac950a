import { type Gain, MOST_HOPS, proveInSlices } from '../../core/analysis/proof.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { createTimer } from '../time/timer.ts';
import { PROOF_DELAY } from '../time/waits.ts';
import { createWorkerClient, type Job } from './workerClient.ts';

/**
 * Why: the verdict names the bottleneck of a run and proves it by running the scene again with one resource at a time twice as good.
 * That takes several runs, which must not delay a run that the viewer waits for.
 *
 * How: call `prove(scene)` whenever a run is shown; `proved` is called with the gains once they are known.
 *
 * Key idea: a separate worker, which starts PROOF_DELAY after the last call, so that it does not slow down a moving slider.
 */
export type Prover = {
  /**
   * Proves the bottleneck of the scene, unless that is under way or done; undefined cancels. `hops` is the length of the scene's run:
   * above MOST_HOPS there is no proof, and the worker isn't asked.
   */
  readonly prove: (scene: Scene | undefined, hops?: number) => void;
  /** Resolves when nothing is being proved. */
  readonly settled: () => Promise<void>;
};

type Gains = readonly Gain[] | undefined;

const PROOF: Job<Gains> = {
  what: 'prove',
  here: proveInSlices,
  createReader: () => (reply) => (reply.kind === 'proved' ? () => reply.gains : undefined),
};

/** `proved` is not called for a scene that a newer one has replaced. */
export function createProver(startWorker: () => Worker, proved: (scene: Scene, gains: Gains) => void): Prover {
  let wanted: Scene | undefined;
  let isUnderWay = false;
  let isTooLong = false;
  let waiters: (() => void)[] = [];

  const settle = (): void => {
    isUnderWay = false;
    for (const resolve of waiters) resolve();
    waiters = [];
  };
  const finish = (gains?: Gains): void => {
    if (wanted !== undefined) proved(wanted, gains);
    settle();
  };
  const client = createWorkerClient(startWorker, PROOF, {
    progress: () => {},
    done: (_, gains) => finish(gains),
    // A doubled resource may take the run past a limit.
    refused: () => finish(),
    failed: () => finish(),
  });
  const begin = createTimer(() => {
    if (wanted === undefined) return;
    if (isTooLong) finish();
    else client.ask(wanted, false);
  });

  return {
    prove: (scene, hops = 0) => {
      if (scene === wanted) return;
      wanted = scene;
      isTooLong = hops > MOST_HOPS;
      client.stop();
      begin.stop();
      isUnderWay = scene !== undefined;
      if (isUnderWay) begin.start(PROOF_DELAY);
      else settle();
    },
    settled: () => (isUnderWay ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve()),
  };
}
