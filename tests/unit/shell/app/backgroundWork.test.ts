import { describe, expect, it } from 'vitest';
import type { Steps } from '../../../../src/core/base/steps.ts';
import { BackgroundWork } from '../../../../src/shell/app/backgroundWork.ts';

/** Work of some steps that returns its name, and records its progress. */
function setUp() {
  const seen = { steps: 0, dropped: [] as string[], abandoned: [] as string[] };
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const background = new BackgroundWork<string>(end, (made) => seen.dropped.push(made));
  const work = (name: string, steps: number) =>
    function* (): Steps<string> {
      let isDone = false;
      try {
        for (let step = 1; step <= steps; step++) {
          seen.steps++;
          yield step / steps;
        }
        isDone = true;
        return name;
      } finally {
        if (!isDone) seen.abandoned.push(name);
      }
    };
  return { background, work, seen, ended };
}

describe('work in the background', () => {
  it('is done at once if it is small, and leaves nothing under way', () => {
    const { background, work, seen } = setUp();
    expect(background.request(['a'], work('a', 3), 4)).toBe('a');
    expect(background.share).toBeUndefined();
    background.release();
    background.cancel();
    expect(seen.dropped).toEqual([]);
  });

  it('does a few steps at once, only the first time, and the rest in tasks', async () => {
    const { background, work, seen, ended } = setUp();
    expect(background.request(['a'], work('a', 100), 0)).toBeUndefined();
    expect(seen.steps).toBe(0);
    for (let frame = 0; frame < 5; frame++) expect(background.request(['a'], work('a', 100), 4)).toBeUndefined();
    expect([seen.steps, background.share]).toEqual([4, 0.04]);
    await ended;
    expect(background.request(['a'], work('never', 1), 0)).toBe('a');
    expect(seen.steps).toBe(100);
  });

  it('is replaced by other work: unfinished work is cancelled, a finished result discarded', () => {
    const { background, work, seen } = setUp();
    background.request(['a', 1], work('a', 100), 4);
    expect(background.request(['a', 2], work('b', 2), 4)).toBe('b');
    expect(seen).toMatchObject({ abandoned: ['a'], dropped: [] });
    background.request(['a', 3], work('c', 100), 1);
    expect(seen).toMatchObject({ abandoned: ['a'], dropped: ['b'] });
    background.cancel();
    expect([seen.abandoned, background.share]).toEqual([['a', 'c'], undefined]);
  });

  it('starts again after an error', () => {
    const { background, work } = setUp();
    function* failing(): Steps<string> {
      yield 0;
      throw new Error('failed');
    }
    expect(() => background.request(['a'], failing, 4)).toThrow('failed');
    expect(background.request(['a'], work('a', 1), 4)).toBe('a');
  });
});
