import type { Page } from 'playwright-core';

/** What was counted since it was last set to nothing. Times in milliseconds, sizes in bytes. */
export type Counts = {
  /** By frame: JavaScript of all its callbacks, and of what they left to do at once. */
  readonly frames: readonly number[];
  readonly asked: number;
  readonly draws: number;
  readonly bufferBytes: number;
  readonly textureBytes: number;
};

/**
 * Run in the page before its own code: counts frames, draw calls and bytes that go up to the GPU. Draw calls are counted and
 * not made: without a GPU they would take most of the machine, and the page's own JavaScript is what is asked for.
 */
function countEverything(): void {
  const counts = { frames: [] as number[], asked: 0, draws: 0, bufferBytes: 0, textureBytes: 0 };
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const wrap = (name: string, count: (args: unknown[]) => void): void => {
    const own = gl[name]!;
    gl[name] = function (this: unknown, ...args: unknown[]) {
      count(args);
      return own.apply(this, args);
    };
  };
  const bytesOf = (args: unknown[]): number =>
    args.reduce<number>((sum, arg) => sum + (ArrayBuffer.isView(arg) ? arg.byteLength : 0), 0);
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    gl[name] = () => counts.draws++;
  }
  for (const name of ['bufferData', 'bufferSubData']) wrap(name, (args) => (counts.bufferBytes += bytesOf(args)));
  for (const name of ['texImage2D', 'texSubImage2D']) wrap(name, (args) => (counts.textureBytes += bytesOf(args)));
  const ask = window.requestAnimationFrame.bind(window);
  let [last, clock] = [-1, performance.now()];
  window.requestAnimationFrame = (callback) => {
    counts.asked++;
    return ask((now) => {
      // However soon frames come, to the page each lasts a sixtieth of a second: so what plays moves on by the same steps.
      if (now !== last) clock += 1000 / 60;
      const begin = performance.now();
      callback(clock);
      // The page's own microtasks, such as the drawing of its components, come before this one.
      queueMicrotask(() => {
        const time = performance.now() - begin;
        if (now === last) counts.frames[counts.frames.length - 1]! += time;
        else counts.frames.push(time);
        last = now;
      });
    });
  };
  Object.assign(window, {
    takeCounts: () => {
      const taken = { ...counts, frames: [...counts.frames] };
      Object.assign(counts, { asked: 0, draws: 0, bufferBytes: 0, textureBytes: 0 });
      counts.frames.length = 0;
      return taken;
    },
  });
}

/** The bench is run by a tool that marks functions with the help of a name which a page doesn't have. Before it is opened. */
export function defineMark(page: Page): Promise<unknown> {
  return page.addInitScript('globalThis.__name = (own) => own');
}

/** To be called before the page is opened. */
export async function installMeter(page: Page): Promise<void> {
  await defineMark(page);
  await page.addInitScript(countEverything);
}

declare global {
  interface Window {
    takeCounts: () => Counts;
    gc: () => void;
  }
}

/** Run in the page: once a frame `step`, then what was counted, the first frames left out. */
async function countFrames(step: (i: number) => void, frames: number, warmUps: number): Promise<Counts> {
  const run = (length: number): Promise<void> =>
    new Promise((resolve) => {
      let i = 0;
      const next = (): void => {
        step(i++);
        if (i < length) requestAnimationFrame(next);
        else requestAnimationFrame(() => resolve());
      };
      requestAnimationFrame(next);
    });
  await run(warmUps);
  window.takeCounts();
  await run(frames);
  return window.takeCounts();
}

/** Counts over some frames, the first ones left out; and milliseconds of CPU that JavaScript took, a frame. */
export type Measured = Counts & { readonly script: number };

/**
 * `step` is the text of a function of the frame's number, called once a frame. CPU time and not the clock's, so that other
 * work on the machine disturbs less; it holds the warming up too, where the same is done.
 */
export async function measureFrames(page: Page, step: string, frames: number, warmUps = 20): Promise<Measured> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptTime = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value;
  };
  const before = await scriptTime();
  const counts: Counts = await page.evaluate(`(${countFrames.toString()})(${step}, ${frames}, ${warmUps})`);
  const script = (await scriptTime()) - before;
  await session.detach();
  return { ...counts, script: script / (frames + warmUps) };
}

/** Bytes of the page's heap after a collection. */
export function heapOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    window.gc();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  });
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
