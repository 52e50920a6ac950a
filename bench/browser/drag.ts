import type { Page } from 'playwright-core';
import { untilReady } from '../../tests/support/app.ts';
import { launchChromium } from '../../tests/support/chromium.ts';
import { median } from './meter.ts';

/** What a moving hand costs the page's own thread, in milliseconds of its CPU time: what the GPU or the worker takes is not in it. */
export type Drag = {
  readonly perStep: number;
  /** Of as many tasks as there are steps, the longest ones, the median; and the longest of all. */
  readonly medianTask: number;
  readonly longestTask: number;
  /** Runs that were shown before the hand came to rest, for each step. */
  readonly runs: number;
};

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

/** Some 25 steps a second, as a hand moves that looks at what it does. */
const PAUSE = 40;

/**
 * Drags the slider of a scene's EFA rate by so many steps, over half of its track: widths, queues and time change at each. With
 * `compare`, beside the scene as written.
 */
export async function dragSlider(url: string, scene: string, steps: number, compare: boolean): Promise<Drag> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 0.5 });
    await page.goto(`${url}#scene=${scene}&side=tweak&lang=en${compare ? '&compare' : ''}`);
    await untilReady(page);
    const slider = page.getByRole('slider', { name: 'EFA rate' });
    await slider.scrollIntoViewIfNeeded();
    await page.waitForTimeout(3000);
    const { x, y, width, height } = (await slider.boundingBox())!;
    const moveTo = (share: number): Promise<void> => page.mouse.move(x + width * share, y + height / 2);
    await moveTo(0.3);
    await page.mouse.down();
    await countRuns(page);
    await browser.startTracing(page, { categories: ['toplevel'] });
    for (let step = 1; step <= steps; step++) {
      await moveTo(0.3 + (0.5 * step) / steps);
      await page.waitForTimeout(PAUSE);
    }
    const runs = await page.evaluate(() => window.runsShown);
    await page.mouse.up();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const tasks = tasksOfPage(traceEvents);
    const total = tasks.reduce((sum, task) => sum + task, 0);
    const longest = tasks.toSorted((a, b) => b - a);
    return {
      perStep: total / steps,
      medianTask: median(longest.slice(0, steps)),
      longestTask: longest[0] ?? 0,
      runs: runs / steps,
    };
  } finally {
    await browser.close();
  }
}

declare global {
  interface Window {
    runsShown: number;
  }
}

function countRuns(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.runsShown = 0;
    let known = window.chokepoint.traceHash;
    setInterval(() => {
      const { traceHash } = window.chokepoint;
      if (traceHash !== known) window.runsShown++;
      known = traceHash;
    }, 10);
  });
}

/** Milliseconds of CPU time of each task of pages' main threads. */
function tasksOfPage(events: readonly TraceEvent[]): number[] {
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}
