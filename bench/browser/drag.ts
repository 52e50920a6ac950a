import { launchChromium } from '../../tests/support/chromium.ts';
import { openPanel } from './hand.ts';
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

/** Drags a slider by so many steps, over half of its track. With `compare`, beside the scene as written. */
export async function dragSlider(url: string, scene: string, steps: number, compare: boolean): Promise<Drag> {
  const browser = await launchChromium();
  try {
    const { page, grasp, moveTo, release } = await openPanel(browser, url, scene, compare, 0.5);
    await grasp();
    await browser.startTracing(page, { categories: ['toplevel'] });
    for (let step = 1; step <= steps; step++) {
      await moveTo(0.3 + (0.5 * step) / steps);
      await page.waitForTimeout(PAUSE);
    }
    const runs = await page.evaluate(() => window.runsShown);
    await release();
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
