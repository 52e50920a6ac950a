import { readFileSync } from 'node:fs';
import { parseScene } from '../src/core/scene/parse.ts';
import { simulate } from '../src/core/sim/simulation.ts';
import { TraceReader } from '../src/core/trace/reader.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { serve } from '../tests/support/serve.ts';

/**
 * `npm run bench:browser`: what a frame of the built app costs at the busiest instant of its scene, on the page's own thread:
 * JavaScript, draw calls, bytes sent to the GPU. Software rendering says nothing of a GPU, so its time is not told.
 */
const FRAMES = 300;

/** The tick at which most packets wait or fly, to a thousandth of the run. */
function busiestTick(): number {
  const { trace, arrival } = new TraceReader(
    simulate(parseScene(readFileSync('scenes/two-ultraservers.scene.json', 'utf8'))),
  );
  const alive = (time: number): number =>
    arrival.reduce((count, end, hop) => count + (trace.hopEnqueue[hop]! <= time && time < end ? 1 : 0), 0);
  const times = Array.from({ length: 1000 }, (_, i) => (trace.finish * i) / 1000);
  const counts = times.map(alive);
  return times[counts.indexOf(Math.max(...counts))]! / 1000;
}

type Cost = { readonly name: string; readonly value: number; readonly unit: string };

const server = await serve('dist', {
  headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
});
const browser = await launchChromium(['--enable-precise-memory-info', '--js-flags=--expose-gc']);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  // tsx marks functions with the help of this name, which a page doesn't have.
  await page.addInitScript('globalThis.__name = (own) => own');
  await page.addInitScript(() => {
    const counts = { draws: 0, bytes: 0, frames: [] as number[] };
    Object.assign(window, { counts });
    const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const wrap = (name: string, count: (args: unknown[]) => void): void => {
      const own = gl[name]!;
      gl[name] = function (this: unknown, ...args: unknown[]) {
        count(args);
        return own.apply(this, args);
      };
    };
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
      wrap(name, () => counts.draws++);
    }
    for (const name of ['bufferData', 'bufferSubData', 'texImage2D', 'texSubImage2D']) {
      wrap(name, (args) => {
        for (const arg of args) if (ArrayBuffer.isView(arg)) counts.bytes += arg.byteLength;
      });
    }
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      ask((now) => {
        const begin = performance.now();
        callback(now);
        counts.frames.push(performance.now() - begin);
      });
  });
  await page.goto(server.url);
  await page.waitForFunction(() => 'chokepoint' in window);
  const costs = await page.evaluate(
    async ({ frames, busiest }) => {
      const app = (
        window as unknown as {
          chokepoint: { ready: Promise<void>; duration: number; seek: (t: number) => void; time: number };
        }
      ).chokepoint;
      const { counts, gc } = window as unknown as {
        counts: { draws: number; bytes: number; frames: number[] };
        gc: () => void;
      };
      const heap = (): number =>
        (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
      await app.ready;
      const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
      const measure = async (from: number, step: number) => {
        for (let i = 0; i < 30; i++) {
          app.seek(from + i * step);
          await nextFrame();
        }
        gc();
        const before = heap();
        Object.assign(counts, { draws: 0, bytes: 0 });
        counts.frames.length = 0;
        for (let i = 0; i < frames; i++) {
          app.seek(from + i * step);
          await nextFrame();
        }
        gc();
        const own = counts.frames.toSorted((a, b) => a - b);
        // Two callbacks a frame run here: the app's and the empty one that waits for it.
        const script = own.reduce((sum, one) => sum + one, 0) / frames;
        return {
          script,
          slowest: own.at(-1)!,
          draws: counts.draws / frames,
          bytes: counts.bytes / frames,
          heap: heap() - before,
        };
      };
      const busy = await measure(busiest, 0.05);
      const quiet = await measure(20, 0.05);
      const jumps = await measure(0, app.duration / frames);
      return { busy, quiet, jumps };
    },
    { frames: FRAMES, busiest: busiestTick() },
  );
  const lines: Cost[] = Object.entries(costs).flatMap(([when, cost]) => [
    { name: `${when}: JavaScript a frame`, value: cost.script, unit: 'ms' },
    { name: `${when}: slowest frame`, value: cost.slowest, unit: 'ms' },
    { name: `${when}: draw calls a frame`, value: cost.draws, unit: '' },
    { name: `${when}: bytes up a frame`, value: cost.bytes, unit: 'bytes' },
    { name: `${when}: heap grown over ${FRAMES} frames`, value: cost.heap, unit: 'bytes' },
  ]);
  lines.push({ name: 'busy ÷ quiet, JavaScript a frame', value: costs.busy.script / costs.quiet.script, unit: '' });
  if (process.argv.includes('--json')) console.log(JSON.stringify(lines, null, 2));
  else
    for (const { name, value, unit } of lines)
      console.log(`${name}  ${Number(value.toPrecision(3))} ${unit}`.trimEnd());
} finally {
  await browser.close();
  await server.close();
}
