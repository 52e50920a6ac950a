import { type Gain, MOST_HOPS, proveInSlices } from '../../core/analysis/proof.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { RunReply, WorkerRequest } from '../worker/protocol.ts';

/** Milliseconds of work on this thread between two pauses. */
const SLICE = 12;
/** Milliseconds without another wish before a proof begins: while a slider moves, the processor is for its runs. */
const CALM = 200;

export type Prover = {
  /**
   * Proves what holds the scene's run of so many hops up, unless that is under way or done; undefined: gives up what is under way.
   * A run that is too long to be proved isn't even built for it.
   */
  readonly want: (scene: Scene | undefined, hops?: number) => void;
  /** Resolves when nothing is being proved. */
  readonly settled: () => Promise<void>;
};

/**
 * Proves in a worker of its own, so that no run ever waits for a proof; where none can be had, in slices on this thread.
 * Nothing is heard of a proof that a newer wish has replaced.
 */
export function createProver(
  startWorker: () => Worker,
  proved: (scene: Scene, gains: readonly Gain[] | undefined) => void,
): Prover {
  let latest = 0;
  let wanted: Scene | undefined;
  let isUnderWay = false;
  let worker: Worker | undefined;
  let isRefused = false;
  let waiting: (() => void)[] = [];

  const settle = (): void => {
    isUnderWay = false;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const hear = (request: number, gains: readonly Gain[] | undefined): void => {
    if (request !== latest || wanted === undefined) return;
    proved(wanted, gains);
    settle();
  };
  const proveHere = (scene: Scene, request: number): void => {
    let resumed = performance.now();
    proveInSlices(scene, async () => {
      if (performance.now() - resumed < SLICE) return;
      await new Promise((resume) => setTimeout(resume));
      if (request !== latest) throw new Error('a newer wish');
      resumed = performance.now();
    }).then(
      (gains) => hear(request, gains),
      () => hear(request, undefined),
    );
  };
  const giveUpWorker = (): void => {
    worker = undefined;
    isRefused = true;
    if (isUnderWay && wanted !== undefined) proveHere(wanted, latest);
  };
  const start = (): void => {
    if (worker !== undefined || isRefused) return;
    try {
      worker = startWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<RunReply>) => {
        if (data.kind === 'proved') hear(data.request, data.gains);
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        giveUpWorker();
      });
    } catch {
      isRefused = true;
    }
  };
  const ask = (scene: Scene, request: number): void => {
    if (request !== latest) return;
    start();
    if (worker === undefined) proveHere(scene, request);
    else worker.postMessage({ what: 'prove', request, scene } satisfies WorkerRequest);
  };

  return {
    want: (scene, hops = 0) => {
      if (scene === wanted) return;
      wanted = scene;
      const request = ++latest;
      worker?.postMessage({ what: 'stop', request } satisfies WorkerRequest);
      if (scene === undefined) {
        settle();
        return;
      }
      isUnderWay = true;
      setTimeout(() => (hops > MOST_HOPS ? hear(request, undefined) : ask(scene, request)), CALM);
    },
    settled: () => (isUnderWay ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
