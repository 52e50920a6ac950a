import { type Gain, MOST_HOPS, proveInSlices } from '../../core/analysis/proof.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { createTimer } from '../time/timer.ts';
import { BEFORE_PROOF } from '../time/waits.ts';
import { createWorkerClient, type Job } from './workerClient.ts';

/**
 * Why: the verdict names what holds a run up, and proves it by running the scene again with one thing at a time twice as good. That takes
 * several runs, and no run that a viewer waits for may wait for them.
 *
 * How: `want(scene)` whenever a run is shown; `proved` is called with the gains once they are known.
 *
 * Key idea: a worker of its own, which begins only when nobody has wanted another proof for BEFORE_PROOF, so that sliders move as if there
 * were none.
 */
export type Prover = {
  /**
   * Proves what holds the scene's run of so many hops up, unless that is under way or done; undefined: gives up what is under way.
   * A run that is too long to be proved isn't even built for it.
   */
  readonly want: (scene: Scene | undefined, hops?: number) => void;
  /** Resolves when nothing is being proved. */
  readonly settled: () => Promise<void>;
};

type Gains = readonly Gain[] | undefined;

const PROOF: Job<Gains> = {
  what: 'prove',
  here: proveInSlices,
  createReader: () => (reply) => (reply.kind === 'proved' ? () => reply.gains : undefined),
};

/** Nothing is heard of a proof that a newer wish has replaced. */
export function createProver(startWorker: () => Worker, proved: (scene: Scene, gains: Gains) => void): Prover {
  let wanted: Scene | undefined;
  let isUnderWay = false;
  let isTooLong = false;
  let waiting: (() => void)[] = [];

  const settle = (): void => {
    isUnderWay = false;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const tell = (gains?: Gains): void => {
    if (wanted !== undefined) proved(wanted, gains);
    settle();
  };
  const client = createWorkerClient(startWorker, PROOF, {
    progress: () => {},
    done: (_, gains) => tell(gains),
    // A change may take the run past a limit.
    refused: () => tell(),
    failed: () => tell(),
  });
  const begin = createTimer(() => {
    if (wanted === undefined) return;
    if (isTooLong) tell();
    else client.ask(wanted, false);
  });

  return {
    want: (scene, hops = 0) => {
      if (scene === wanted) return;
      wanted = scene;
      isTooLong = hops > MOST_HOPS;
      client.stop();
      begin.stop();
      isUnderWay = scene !== undefined;
      if (isUnderWay) begin.start(BEFORE_PROOF);
      else settle();
    },
    settled: () => (isUnderWay ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
