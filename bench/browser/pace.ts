import type { Browser, Page } from 'playwright-core';
import { openPanel } from './hand.ts';

/** What a display that asks 60 times a second gets from the page. */
export type Pace = {
  /** Milliseconds a frame, on average. */
  readonly mean: number;
  /** The same of the frame that 5 of 100 are longer than. */
  readonly slow: number;
  readonly longest: number;
  /** Runs that were shown, a second. */
  readonly runs: number;
};

export type Paces = {
  readonly playing: Pace;
  /** While a slider moves and it plays: the first time that one does, and once what that runs is compiled. */
  readonly firstDrag: Pace;
  readonly drag: Pace;
  readonly dragInPause: Pace;
};

/** Between two moves of the hand: at least one in each frame. */
const MOVE = 12;

/** By the clock, in a browser whose GPU is never busy (launchIdleGpu); each over `span` milliseconds. */
export async function measurePaces(
  browser: Browser,
  url: string,
  scene: string,
  compare: boolean,
  span: number,
): Promise<Paces> {
  const { page, grasp, moveTo, release } = await openPanel(browser, url, scene, compare, 1);
  const drag = async (): Promise<void> => {
    const begin = performance.now();
    for (let share = 0; share < 1; share = (performance.now() - begin) / span) {
      await moveTo(0.3 + 0.5 * Math.sin(Math.PI * share));
      await new Promise((resolve) => setTimeout(resolve, MOVE));
    }
  };
  const dragged = async (): Promise<Pace> => {
    await grasp();
    const pace = await measure(page, drag);
    await release();
    return pace;
  };
  const play = (): Promise<void> =>
    page.evaluate(() => {
      window.chokepoint.seek(0);
      window.chokepoint.play();
    });
  await play();
  const playing = await measure(page, () => page.waitForTimeout(span));
  const firstDrag = await dragged();
  await page.evaluate(() => window.chokepoint.pause());
  const dragInPause = await dragged();
  await play();
  const paces = { playing, firstDrag, dragInPause, drag: await dragged() };
  await page.close();
  return paces;
}

async function measure(page: Page, act: () => Promise<unknown>): Promise<Pace> {
  const watch = await page.evaluateHandle(() => {
    window.runsShown = 0;
    const watching = { beats: [] as number[], over: undefined as (() => void) | undefined };
    const beat = (now: number): void => {
      watching.beats.push(now);
      if (watching.over === undefined) requestAnimationFrame(beat);
      else watching.over();
    };
    requestAnimationFrame(beat);
    return watching;
  });
  await act();
  const { beats, runs } = await watch.evaluate(async (watching) => {
    // With the frame that is under way, be it a long one.
    await new Promise<void>((resolve) => (watching.over = resolve));
    return { beats: watching.beats, runs: window.runsShown };
  });
  const frames = beats.slice(1).map((beat, i) => beat - beats[i]!);
  const sorted = frames.toSorted((a, b) => a - b);
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  return {
    mean: total / frames.length,
    slow: sorted[Math.floor(0.95 * sorted.length)]!,
    longest: sorted.at(-1)!,
    runs: (runs * 1000) / total,
  };
}
