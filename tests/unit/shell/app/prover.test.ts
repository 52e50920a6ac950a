import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Gain, MOST_HOPS, proveInSlices } from '../../../../src/core/analysis/proof.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { createProver, type Prover } from '../../../../src/shell/app/prover.ts';
import { PROOF_DELAY } from '../../../../src/shell/time/waits.ts';
import type { WorkerRequest } from '../../../../src/shell/worker/protocol.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const [first, second] = [{ ...scene }, { ...scene }] as [Scene, Scene];
const gains: readonly Gain[] = [{ resource: 'compute', what: 'rate', gain: 0.5 }];

class FakeWorker extends EventTarget {
  readonly asked: WorkerRequest[] = [];
  readonly terminate = vi.fn();
  postMessage(message: WorkerRequest): void {
    this.asked.push(message);
  }
  say(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  refuse(): void {
    this.dispatchEvent(new Event('error'));
  }
  get scenes(): Scene[] {
    return this.asked.flatMap((message) => (message.what === 'prove' ? [message.scene] : []));
  }
  prove(row = this.asked.length - 1): void {
    this.say({ kind: 'proved', request: this.asked[row]!.request, gains });
  }
}

let workers: FakeWorker[];
let proved: [Scene, readonly Gain[] | undefined][];
let prover: Prover;
let hasWorkers: boolean;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  proved = [];
  hasWorkers = true;
  prover = createProver(
    () => {
      if (!hasWorkers) throw new Error('no workers');
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
    (of, found) => proved.push([of, found]),
  );
});
afterEach(() => {
  prover.prove(undefined);
  vi.useRealTimers();
});

/** Waits until something is proved; the fake clock does not advance during the work. */
async function untilProved(): Promise<void> {
  for (let turn = 0; proved.length === 0 && turn < 1000; turn++) await vi.advanceTimersByTimeAsync(13);
}

describe('a prover', () => {
  it('starts a worker when the slider rests, and requests only the last scene', () => {
    prover.prove(first);
    vi.advanceTimersByTime(PROOF_DELAY - 1);
    prover.prove(second);
    vi.advanceTimersByTime(PROOF_DELAY - 1);
    expect(workers).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.scenes.map((of) => of === second)).toEqual([true]);
    prover.prove(second);
    vi.advanceTimersByTime(10_000);
    expect(workers[0]!.scenes).toHaveLength(1);
    workers[0]!.prove();
    expect(proved.map(([of, found]) => [of === second, found])).toEqual([[true, gains]]);
  });

  it('stops its worker, and ignores an outdated proof', async () => {
    prover.prove(first);
    vi.advanceTimersByTime(PROOF_DELAY);
    prover.prove(undefined);
    expect(workers[0]!.asked.map(({ what }) => what)).toEqual(['prove', 'stop']);
    const [asked, stopped] = workers[0]!.asked.map(({ request }) => request);
    expect(stopped).toBeGreaterThan(asked!);
    workers[0]!.prove(0);
    expect(proved).toEqual([]);
    await prover.settled();
  });

  it('reports that a run is too long without building it', () => {
    prover.prove(first, MOST_HOPS + 1);
    vi.advanceTimersByTime(PROOF_DELAY);
    expect([workers.length, proved.map(([, found]) => found)]).toEqual([0, [undefined]]);
  });

  it('is settled once it has reported or is stopped', async () => {
    const settled = vi.fn();
    prover.prove(first);
    void prover.settled().then(settled);
    vi.advanceTimersByTime(PROOF_DELAY);
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).not.toHaveBeenCalled();
    workers[0]!.prove();
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledOnce();
  });

  it.each([
    ['at once', (): void => void (hasWorkers = false), () => undefined],
    ['after it was asked', () => undefined, () => workers[0]!.refuse()],
  ])('proves the same on this thread if the browser refuses workers %s', async (_, before, after) => {
    before();
    prover.prove(first);
    vi.advanceTimersByTime(PROOF_DELAY);
    after();
    await untilProved();
    expect(proved).toEqual([[first, await proveInSlices(first, () => Promise.resolve())]]);
    expect(proved[0]![1]!.length).toBeGreaterThan(1);
    // It does not start another worker.
    prover.prove(second);
    vi.advanceTimersByTime(PROOF_DELAY);
    expect(workers.length).toBeLessThan(2);
  });
});
