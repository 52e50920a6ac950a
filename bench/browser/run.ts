import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { dropScene, untilReady } from '../../tests/support/app.ts';
import { launchChromium } from '../../tests/support/chromium.ts';
import { serve } from '../../tests/support/serve.ts';
import { CROWD, surveyCrowd } from '../crowdScene.ts';
import { dragSlider } from './drag.ts';
import { launchIdleGpu } from './idleGpu.ts';
import { heapOf, installMeter, measureFrames, median } from './meter.ts';
import { measurePaces, type Pace } from './pace.ts';

/**
 * `npm run bench:browser`, `-- --json`: what a frame of the built app costs the page's own thread, beside a bare Pixi
 * ParticleContainer in the same browser. Ratios compare medians of rounds that take turns. With `--quick` fewer frames, for a first look.
 */
type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly most?: number };

const IS_QUICK = process.argv.includes('--quick');
const ROUNDS = IS_QUICK ? 1 : 5;
const FRAMES = IS_QUICK ? 30 : 100;
const JUMPS = IS_QUICK ? 20 : 100;
/** Milliseconds of CPU time that a task of the page's thread may take; a longer one, by the clock, is what W3C's Long Tasks API reports. */
const LONG_TASK = 50;
/** Milliseconds a frame: 30 a second on average, and 95 of 100 that miss no more than two beats of a display of 60 Hz. */
const FLUID = { mean: 1000 / 30, slow: 55 };
const PACE_SPAN = IS_QUICK ? 1500 : 4000;
const PACED: readonly (readonly [scene: string, compare: boolean])[] = [
  ['two-ultraservers', false],
  ['two-ultraservers', true],
  ['four-ultraservers', false],
  ['four-ultraservers', true],
];
const SLIDES = IS_QUICK ? 8 : 40;
const LONG_RUN = IS_QUICK ? 500 : 10_000;
const VIEWPORT = { width: 640, height: 400 };
/** A quick clock for the pages, a collection on demand, and no waiting for a display that is not there. */
const FLAGS = [
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
  '--disable-gpu-watchdog',
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const crowd = surveyCrowd();
const folder = await mkdtemp(join(tmpdir(), 'particles-'));
await build({
  configFile: false,
  root: resolve('bench/browser/particles'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2048 },
});
const [app, bare] = [await serve('dist', { headers: HEADERS }), await serve(folder, { headers: HEADERS })];
const browser = await launchChromium(FLAGS);
try {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const picture = await openPicture(context);
  const figures = [
    ...(await frameFigures(context, picture)),
    ...(await jumpFigures(picture)),
    ...(await sliderFigures(context)),
    ...(await restFigures(picture)),
    ...(await heapFigures(picture)),
    ...(await dragFigures('two-ultraservers')),
    ...(await dragFigures('four-ultraservers')),
    ...(await dragFigures('four-ultraservers', true)),
    ...(await paceFigures()),
  ];
  if (process.argv.includes('--json')) console.log(JSON.stringify({ figures }, null, 2));
  else for (const figure of figures) console.log(lineOf(figure));
} finally {
  await browser.close();
  await app.close();
  await bare.close();
  await rm(folder, { recursive: true });
}

function lineOf({ name, value, unit, most }: Figure): string {
  const limit = most === undefined ? '' : `\t(${value <= most ? 'at most' : 'ABOVE'} ${Number(most.toPrecision(3))})`;
  return `${name}\t${Number(value.toPrecision(3))}\t${unit}${limit}`;
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await installMeter(page);
  await page.goto(url);
  return page;
}

async function openPicture(context: BrowserContext): Promise<Page> {
  const page = await openPage(context, app.url);
  await untilReady(page);
  await dropScene(page, CROWD);
  return page;
}

async function openParticles(context: BrowserContext): Promise<Page> {
  const page = await openPage(context, bare.url);
  await page.waitForFunction(() => 'particles' in window);
  await page.evaluate((count) => window.particles.prepare(count), crowd.busy.packets);
  return page;
}

/**
 * The app plays from an instant, at its own pace of a third of a tick a frame: what an audience sees, with the words that go
 * along with it. Frames by hand cost more, so they are held to the same limits beside these.
 */
function playing(from: number): string {
  return `(i) => { if (i === 0) { window.chokepoint.seek(${from}); window.chokepoint.play(); } }`;
}

/** A hand moves the time by the same steps: nothing plays, so the page tells the exact instant at each of them. */
function scrubbing(from: number): string {
  return `(i) => { if (i === 0) window.chokepoint.pause(); window.chokepoint.seek(${from} + i / 3); }`;
}

async function frameFigures(context: BrowserContext, picture: Page): Promise<Figure[]> {
  const particles = await openParticles(context);
  const times = {
    busy: [] as number[],
    calm: [] as number[],
    scrubbed: [] as number[],
    calmScrubbed: [] as number[],
    particles: [] as number[],
  };
  let [bytes, texture, draws] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const busy = await measureFrames(picture, playing(crowd.busy.tick), FRAMES);
    const calm = await measureFrames(picture, playing(crowd.calm.tick), FRAMES);
    const scrubbed = await measureFrames(picture, scrubbing(crowd.busy.tick), FRAMES);
    const calmScrubbed = await measureFrames(picture, scrubbing(crowd.calm.tick), FRAMES);
    const theirs = await measureFrames(particles, '() => window.particles.step()', FRAMES);
    times.busy.push(busy.script);
    times.calm.push(calm.script);
    times.scrubbed.push(scrubbed.script);
    times.calmScrubbed.push(calmScrubbed.script);
    times.particles.push(theirs.script);
    bytes = Math.max(bytes, busy.bufferBytes / FRAMES);
    texture = Math.max(texture, busy.textureBytes / FRAMES);
    draws = Math.max(draws, busy.draws / FRAMES);
  }
  await particles.close();
  const [busy, calm, theirs] = [median(times.busy), median(times.calm), median(times.particles)];
  const [scrubbed, calmScrubbed] = [median(times.scrubbed), median(times.calmScrubbed)];
  const { packets } = crowd.busy;
  return [
    { name: 'packets in flight at the busy instant', value: packets, unit: '' },
    { name: `JavaScript of a frame as it plays, ${packets} packets in flight`, value: busy, unit: 'ms' },
    { name: 'JavaScript of a frame as it plays, 1,000 packets in flight', value: calm, unit: 'ms' },
    { name: `JavaScript of a frame as a hand moves the time, ${packets} packets`, value: scrubbed, unit: 'ms' },
    { name: `bare ParticleContainer, ${packets} particles`, value: theirs, unit: 'ms' },
    { name: 'a frame ÷ the bare ParticleContainer’s', value: busy / theirs, unit: 'ratio', most: 0.1 },
    { name: 'a frame by hand ÷ the bare ParticleContainer’s', value: scrubbed / theirs, unit: 'ratio', most: 0.1 },
    { name: 'a frame ÷ our own at 1,000 packets', value: busy / calm, unit: 'ratio', most: 1.5 },
    { name: 'a frame by hand ÷ our own at 1,000 packets', value: scrubbed / calmScrubbed, unit: 'ratio', most: 1.5 },
    { name: 'bytes of packets up to the GPU, a frame', value: bytes, unit: 'bytes', most: 0 },
    { name: 'bytes of states up to the GPU, a frame', value: texture, unit: 'bytes' },
    { name: 'draw calls a frame', value: draws, unit: '', most: 60 },
  ];
}

/** Each jump is asked for in one frame and is on the canvas in the next. */
async function jumpFigures(picture: Page): Promise<Figure[]> {
  const { finish, hops } = crowd;
  const counts = await measureFrames(picture, `(i) => window.chokepoint.seek((i * 7919.31) % ${finish})`, JUMPS, 5);
  const sorted = counts.frames.toSorted((a, b) => a - b);
  return [
    { name: `jumps in a trace of ${hops} hops: JavaScript, mean`, value: counts.script, unit: 'ms', most: 20 },
    {
      name: `jumps in a trace of ${hops} hops: by the clock, 95 of 100`,
      value: sorted[Math.floor(0.95 * sorted.length)]!,
      unit: 'ms',
    },
    { name: 'draw calls in the frame of a jump', value: counts.draws / JUMPS, unit: '' },
  ];
}

/**
 * A slider moved in the first scene, beside its panel: to the new run, and to the picture of it. What the GPU, or what stands in
 * for it, takes to draw that is not in it.
 */
async function sliderFigures(context: BrowserContext): Promise<Figure[]> {
  const page = await openPage(context, `${app.url}#side=tweak`);
  await untilReady(page);
  await page.bringToFront();
  const answers = await page.evaluate(async (moves) => {
    const taken: { run: number; picture: number }[] = [];
    for (let i = 0; i < moves; i++) {
      const begin = performance.now();
      await window.chokepoint.set('cluster.efa.latency', 10 + (i % 7));
      const run = performance.now() - begin;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      taken.push({ run, picture: performance.now() - begin });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return taken;
  }, SLIDES);
  await page.close();
  const warm = answers.slice(answers.length >> 2);
  return [
    { name: 'a slider’s answer: to the run, median', value: median(warm.map(({ run }) => run)), unit: 'ms' },
    {
      name: 'a slider’s answer: to its picture but for the GPU, median',
      value: median(warm.map(({ picture }) => picture)),
      unit: 'ms',
      most: 100,
    },
  ];
}

async function restFigures(picture: Page): Promise<Figure[]> {
  await picture.bringToFront();
  const asked = await picture.evaluate(async () => {
    window.chokepoint.play();
    await new Promise((resolve) => setTimeout(resolve, 300));
    window.chokepoint.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    window.takeCounts();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return window.takeCounts().asked;
  });
  return [{ name: 'animation frames asked for in a second of pause', value: asked, unit: '', most: 0 }];
}

async function dragFigures(scene: string, compare = false): Promise<Figure[]> {
  const { perStep, medianTask, longestTask, runs } = await dragSlider(app.url, scene, SLIDES, compare);
  const what = `${scene}${compare ? ' compared' : ''}, a slider dragged`;
  return [
    { name: `${what}: the page’s CPU time a step`, value: perStep, unit: 'ms' },
    { name: `${what}: of that in one task, median`, value: medianTask, unit: 'ms' },
    { name: `${what}: the longest task`, value: longestTask, unit: 'ms', most: LONG_TASK },
    { name: `${what}: runs shown on the way`, value: runs, unit: 'a step' },
  ];
}

/** Whether it is fluid. Where no browser can tell, a line says so and there are no figures. */
async function paceFigures(): Promise<Figure[]> {
  const idle = await launchIdleGpu();
  if (typeof idle === 'string') {
    console.error(`frames by the clock: not measured, for ${idle}`);
    return [];
  }
  try {
    const figures: Figure[] = [];
    for (const [scene, compare] of PACED) {
      const { playing, firstDrag, drag, dragInPause } = await measurePaces(
        idle.browser,
        app.url,
        scene,
        compare,
        PACE_SPAN,
      );
      const where = `${scene}${compare ? ' compared' : ''}, by the clock, GPU never busy`;
      const told = (what: string, { mean, slow, longest }: Pace): Figure[] => [
        { name: `${where}, ${what}: a frame, mean`, value: mean, unit: 'ms', most: FLUID.mean },
        { name: `${where}, ${what}: 95 of 100 are no longer than`, value: slow, unit: 'ms', most: FLUID.slow },
        { name: `${where}, ${what}: the longest`, value: longest, unit: 'ms' },
      ];
      figures.push(
        ...told('playing', playing),
        ...told('a slider moving for the first time', firstDrag),
        ...told('a slider moving in a pause', dragInPause),
        ...told('a slider moving', drag),
        { name: `${where}, a slider moving: runs shown`, value: drag.runs, unit: 'a second' },
      );
    }
    return figures;
  } finally {
    await idle.close();
  }
}

/** Over the whole run again and again, by steps that no other measurement takes. */
async function heapFigures(picture: Page): Promise<Figure[]> {
  await picture.setViewportSize({ width: 320, height: 240 });
  const step = `(i) => window.chokepoint.seek((i * 0.173) % ${crowd.calm.tick})`;
  await measureFrames(picture, step, 200, 0);
  const before = await heapOf(picture);
  await measureFrames(picture, step, LONG_RUN, 0);
  return [{ name: `heap grown over ${LONG_RUN} frames`, value: (await heapOf(picture)) - before, unit: 'bytes' }];
}
