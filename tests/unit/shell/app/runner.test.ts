import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fineBands } from '../../../../src/core/analysis/bands.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import type { Program } from '../../../../src/core/model/program.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { createRunner, type Runner } from '../../../../src/shell/app/runner.ts';
import type { RunReply, WorkerRequest } from '../../../../src/shell/worker/protocol.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
/** Equal scenes with different identities. */
const [first, second, third] = [{ ...scene }, { ...scene }, { ...scene }] as [Scene, Scene, Scene];
const trace = simulate(scene);
const { program, ...rest } = trace;
const { index, survey } = new TraceReader(trace);
const bands = fineBands(new TraceReader(trace));

const ended = { kind: 'done', trace: rest, index, survey, bands } as const;

/** The program sent with each reply. */
const GIVEN: Readonly<Record<string, Program | undefined>> = {
  done: program,
  again: undefined,
  other: { ...program, phases: [] },
};

/** A fake worker that records messages and replies on command. */
class FakeWorker extends EventTarget {
  readonly asked: (WorkerRequest & { what: 'run' })[] = [];
  readonly terminate = vi.fn();
  postMessage(message: WorkerRequest & { what: 'run' }): void {
    this.asked.push(message);
  }
  say(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: message as RunReply }));
  }
  /** Reports that it is ready. */
  wake(): void {
    this.say({ kind: 'ready' });
  }
  /** Replies with progress to the latest request, or to an earlier one. */
  hear(row = this.asked.length - 1): void {
    this.say({ kind: 'progress', request: this.asked[row]!.request, progress: 0 });
  }
  answer(kind: 'done' | 'again' | 'other' | 'refused' | 'failed', row = this.asked.length - 1): void {
    const { request } = this.asked[row]!;
    const data =
      kind in GIVEN
        ? { ...ended, request, program: GIVEN[kind], hash: String(row) }
        : { kind, request, problems: [], message: 'of itself' };
    this.say(data);
  }
}

let workers: FakeWorker[];
/** Tasks that wait for a run to be drawn; without a list they run at once. */
let undrawn: (() => void)[] | undefined;
let told: [string, Scene][];
let programs: Set<unknown>;
let runner: Runner;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  undrawn = undefined;
  told = [];
  programs = new Set();
  runner = createRunner(
    () => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
    {
      progress: () => undefined,
      done: (of, reader) => {
        expect(fineBands(reader)).toBe(bands);
        expect(reader.trace.hopStart).toBe(trace.hopStart);
        programs.add(reader.trace.program);
        told.push(['done', of]);
      },
      refused: (of) => told.push(['refused', of]),
      failed: (message) => told.push([message, scene]),
    },
    (task) => void (undrawn === undefined ? task() : undrawn.push(task)),
  );
});
afterEach(() => {
  runner.destroy();
  vi.useRealTimers();
});

const asked = (): Scene[] => workers.at(-1)!.asked.map((request) => request.scene);

describe('a runner', () => {
  it('has the program of a run whose program was sent with an earlier one, even an outdated one', () => {
    runner.run(first);
    runner.run(second);
    workers[0]!.answer('done', 0);
    workers[0]!.answer('again', 1);
    runner.run(third);
    workers[0]!.answer('again');
    expect(told).toHaveLength(2);
    expect([programs.size, programs.has(program)]).toEqual([1, true]);
  });

  it('forgets the program of a replaced worker, and ignores its messages', () => {
    runner.run(first);
    workers[0]!.answer('done');
    runner.run(second);
    runner.cancel();
    runner.run(third);
    workers[1]!.answer('done');
    workers[0]!.answer('other', 1);
    runner.run(first);
    workers[1]!.answer('again');
    expect(told).toHaveLength(3);
    expect([programs.size, programs.has(program)]).toEqual([1, true]);
  });

  it('cancels the current run for another scene, and ignores its replies', () => {
    runner.run(first);
    runner.run(second);
    expect(asked()).toEqual([first, second]);
    workers[0]!.answer('done', 0);
    expect(told).toEqual([]);
    workers[0]!.answer('done', 1);
    expect(told).toEqual([['done', second]]);
    expect(told[0]![1]).toBe(second);
  });

  describe('with a busy worker', () => {
    beforeEach(() => {
      workers[0]!.wake();
      runner.run(first);
      workers[0]!.hear();
    });

    it('replaces a worker that does not respond to another scene, and ignores its messages', () => {
      runner.run(second);
      vi.advanceTimersByTime(99);
      expect(workers).toHaveLength(1);
      vi.advanceTimersByTime(10);
      expect(workers).toHaveLength(2);
      expect(workers[0]!.terminate).toHaveBeenCalledOnce();
      expect(asked()).toEqual([second]);
      expect(asked()[0]).toBe(second);
      workers[0]!.answer('done', 0);
      workers[0]!.answer('done', 1);
      expect(told).toEqual([]);
      workers[1]!.wake();
      workers[1]!.answer('done');
      expect(told.map(([kind, of]) => [kind, of === second])).toEqual([['done', true]]);
    });

    it('keeps it if it replies in time', () => {
      runner.run(second);
      vi.advanceTimersByTime(99);
      workers[0]!.hear();
      runner.run(third);
      vi.advanceTimersByTime(99);
      workers[0]!.answer('done');
      vi.advanceTimersByTime(1000);
      expect(workers).toHaveLength(1);
      expect(told.map(([, of]) => of === third)).toEqual([true]);
    });

    it('does not count a reply about the previous run', () => {
      runner.run(second);
      vi.advanceTimersByTime(50);
      workers[0]!.hear(0);
      vi.advanceTimersByTime(60);
      expect(workers).toHaveLength(2);
    });

    it('waits for a new worker to start, which has nothing else to do', () => {
      runner.run(second);
      vi.advanceTimersByTime(110);
      vi.advanceTimersByTime(5000);
      expect(workers).toHaveLength(2);
      workers[1]!.wake();
      workers[1]!.hear();
      vi.advanceTimersByTime(5000);
      expect(workers).toHaveLength(2);
    });

    it('does not replace it for a next step, nor after a cancelled run', () => {
      vi.advanceTimersByTime(1001);
      runner.run(second, true);
      vi.advanceTimersByTime(1000);
      expect(workers).toHaveLength(1);
      runner.run(third);
      runner.cancel();
      vi.advanceTimersByTime(1000);
      expect(workers).toHaveLength(2);
    });
  });

  it('lets a young run finish before the next step, and then runs the latest', () => {
    runner.run(first);
    vi.advanceTimersByTime(900);
    runner.run(second, true);
    runner.run(third, true);
    expect(asked()).toHaveLength(1);
    workers[0]!.answer('done');
    expect(told.map(([, of]) => of === first)).toEqual([true]);
    expect(asked()[1]).toBe(third);
    vi.advanceTimersByTime(1000);
    workers[0]!.answer('done');
    expect(told[1]![1]).toBe(third);
    expect(asked()).toHaveLength(2);
  });

  it('starts the latest step once the previous run is drawn', () => {
    undrawn = [];
    runner.run(first);
    runner.run(second, true);
    workers[0]!.answer('done');
    runner.run(third, true);
    expect([told.length, asked().length]).toEqual([1, 1]);
    for (const task of undrawn) task();
    expect([asked().length, asked()[1] === third]).toEqual([2, true]);
    vi.advanceTimersByTime(1000);
    for (const task of undrawn) task();
    expect(asked()).toHaveLength(2);
  });

  it('delays a step that comes between a run and its drawing, and no other', () => {
    undrawn = [];
    runner.run(first);
    workers[0]!.answer('done');
    runner.run(second, true);
    expect(asked()).toHaveLength(1);
    for (const task of undrawn.splice(0)) task();
    expect(asked()[1]).toBe(second);
    workers[0]!.answer('done');
    for (const task of undrawn.splice(0)) task();
    runner.run(third, true);
    expect(asked()[2]).toBe(third);
  });

  it('forgets a step that waits for drawing when cancelled', () => {
    undrawn = [];
    runner.run(first);
    runner.run(second, true);
    workers[0]!.answer('done');
    runner.cancel();
    for (const task of undrawn) task();
    vi.advanceTimersByTime(1000);
    expect([workers.length, asked().length]).toEqual([1, 1]);
  });

  it('finally starts the next step on a page that draws nothing, and another scene at once', () => {
    undrawn = [];
    runner.run(first);
    runner.run(second, true);
    workers[0]!.answer('done');
    vi.advanceTimersByTime(1000);
    expect([asked().length, asked()[1] === second]).toEqual([2, true]);
    runner.run(third, true);
    workers[0]!.answer('done');
    runner.run(first);
    expect([asked().length, asked()[2] === first]).toEqual([3, true]);
    for (const task of undrawn) task();
    vi.advanceTimersByTime(1000);
    expect(asked()).toHaveLength(3);
  });

  it('delays the next step at most by YOUNG_RUN, and not at all for an older run', () => {
    runner.run(first);
    vi.advanceTimersByTime(100);
    runner.run(second, true);
    vi.advanceTimersByTime(899);
    expect(asked()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(asked()[1]).toBe(second);
    vi.advanceTimersByTime(1001);
    runner.run(third, true);
    expect(asked()[2]).toBe(third);
    workers[0]!.answer('done', 1);
    expect(told).toEqual([]);
  });

  it('reports a refused scene unless a next step is waiting', () => {
    runner.run(first);
    runner.run(second, true);
    workers[0]!.answer('refused');
    expect(told).toEqual([]);
    workers[0]!.answer('refused');
    expect(told.map(([kind]) => kind)).toEqual(['refused']);
    expect(told[0]![1]).toBe(second);
  });

  it('reports a failure even if a next step is waiting, and continues with that', () => {
    runner.run(first);
    runner.run(second, true);
    workers[0]!.answer('failed');
    expect(told.map(([kind]) => kind)).toEqual(['of itself']);
    expect(asked()[1]).toBe(second);
  });

  it('drops the next step for another scene', () => {
    runner.run(first);
    runner.run(second, true);
    runner.run(third);
    vi.advanceTimersByTime(1000);
    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toBe(third);
  });

  it('does the same without a worker', async () => {
    const here = createRunner(
      () => {
        throw new Error('no worker');
      },
      {
        progress: () => undefined,
        done: (of) => told.push(['done', of]),
        refused: () => undefined,
        failed: () => undefined,
      },
    );
    here.run(first);
    here.run(second, true);
    here.run(third, true);
    // With a fake clock the first run stays young.
    for (let turn = 0; told.length < 2 && turn < 1000; turn++) await vi.advanceTimersByTimeAsync(0);
    expect(told.map(([, of]) => [first, second, third].indexOf(of))).toEqual([0, 2]);
    here.destroy();
  });

  it('drops the next step when cancelled', () => {
    runner.run(first);
    runner.run(second, true);
    runner.cancel();
    vi.advanceTimersByTime(1000);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminate).toHaveBeenCalled();
    expect(asked()).toEqual([]);
    workers[0]!.answer('done');
    expect(told).toEqual([]);
  });
});
