import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPause, Outdated } from '../../../../src/shell/time/slices.ts';
import { createTimer } from '../../../../src/shell/time/timer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a timer', () => {
  it('runs its task once, postponed by each start', () => {
    const task = vi.fn();
    const timer = createTimer(task);
    timer.start(100);
    vi.advanceTimersByTime(99);
    timer.start(50);
    vi.advanceTimersByTime(49);
    expect([task.mock.calls.length, timer.isRunning()]).toEqual([0, true]);
    vi.advanceTimersByTime(1000);
    expect([task.mock.calls.length, timer.isRunning()]).toEqual([1, false]);
  });

  it('can be stopped and started again', () => {
    const task = vi.fn();
    const timer = createTimer(task);
    timer.start(100);
    timer.stop();
    expect([timer.isRunning(), vi.getTimerCount()]).toEqual([false, 0]);
    timer.start(100);
    vi.advanceTimersByTime(100);
    expect(task).toHaveBeenCalledOnce();
  });

  it('can be started by its own task', () => {
    let done = 0;
    const timer = createTimer(() => {
      if (++done < 3) timer.start(10);
    });
    timer.start(10);
    vi.advanceTimersByTime(29);
    expect([done, timer.isRunning()]).toEqual([2, true]);
    vi.advanceTimersByTime(1000);
    expect([done, timer.isRunning()]).toEqual([3, false]);
  });
});

describe('a pause between slices', () => {
  it('does nothing before the slice is over, then reports and yields to the thread', async () => {
    const told: number[] = [];
    const pause = createPause(
      12,
      (share) => told.push(share),
      () => true,
    );
    vi.advanceTimersByTime(11);
    await pause(0.1);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    const waits = vi.fn();
    setTimeout(waits);
    const second = pause(0.2);
    expect([told, waits.mock.calls.length]).toEqual([[0.2], 0]);
    await vi.advanceTimersByTimeAsync(0);
    await second;
    expect(waits).toHaveBeenCalledOnce();
    await pause(0.3);
    expect(told).toEqual([0.2]);
  });

  it('ends work that is no longer wanted', async () => {
    let isWanted = true;
    const pause = createPause(
      12,
      () => undefined,
      () => isWanted,
    );
    vi.advanceTimersByTime(12);
    const paused = expect(pause()).rejects.toBeInstanceOf(Outdated);
    isWanted = false;
    await vi.advanceTimersByTimeAsync(0);
    await paused;
  });
});
