import type { Browser, Page } from 'playwright-core';
import { untilReady } from '../../tests/support/app.ts';
import { defineMark } from './meter.ts';

declare global {
  interface Window {
    runsShown: number;
  }
}

export type Hand = {
  readonly page: Page;
  /** Takes hold of the slider of the scene's EFA rate: widths, queues and time change with it. */
  readonly grasp: () => Promise<void>;
  /** To a share of its track. */
  readonly moveTo: (share: number) => Promise<void>;
  readonly release: () => Promise<void>;
};

/** A page whose runs are counted, with the panel, and a hand over it; with `compare`, beside the scene as written. */
export async function openPanel(
  browser: Browser,
  url: string,
  scene: string,
  compare: boolean,
  pixelRatio: number,
): Promise<Hand> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: pixelRatio });
  await defineMark(page);
  await page.goto(`${url}#scene=${scene}&side=tweak&lang=en${compare ? '&compare' : ''}`);
  await untilReady(page);
  const slider = page.getByRole('slider', { name: 'EFA rate' });
  await slider.scrollIntoViewIfNeeded();
  await page.waitForTimeout(3000);
  await countRuns(page);
  const { x, y, width, height } = (await slider.boundingBox())!;
  const moveTo = (share: number): Promise<void> => page.mouse.move(x + width * share, y + height / 2);
  return {
    page,
    grasp: async () => {
      await moveTo(0.3);
      await page.mouse.down();
    },
    moveTo,
    release: () => page.mouse.up(),
  };
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
