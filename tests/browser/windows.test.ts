import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ARRANGEMENTS } from '../../src/screen/view/arrangement.ts';
import { frames } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import {
  expectedLayout,
  layoutFaults,
  measureLayout,
  VIEW_ADDRESS,
  WINDOW_SIZES,
  WINDOW_VIEWS,
  type WindowSize,
} from '../support/windowSizes.ts';

const { open: openApp } = browserSuite();

/** One frame to resize, one to draw, and one spare. */
const FRAMES = 3;

const canvasWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector<HTMLCanvasElement>('.canvas-host canvas')!.width);

/** Waits for both runs of a comparison and their pictures. */
async function untilCompared(page: Page): Promise<void> {
  await page.locator('.half canvas').first().waitFor({ state: 'attached' });
  await page.locator('.outcome').waitFor({ state: 'attached' });
  await frames(page, FRAMES);
}

describe('every window', () => {
  it.each(WINDOW_VIEWS)(
    'of the table shows the picture, the panel and each band in its row, in both languages: %s',
    async (view) => {
      const page = await openApp(`${VIEW_ADDRESS[view]}&lang=en`, { deviceScaleFactor: 0.25 });
      if (view === 'compare') await untilCompared(page);
      const faults: Record<string, readonly string[]> = {};
      const looked = new Set<string>();
      for (const size of WINDOW_SIZES) {
        await page.setViewportSize(size);
        for (let language = 0; language < 2; language++) {
          await frames(page, FRAMES);
          const found = layoutFaults(await page.evaluate(measureLayout), expectedLayout(view, size));
          const lang = await page.evaluate(() => document.documentElement.lang);
          if (found.length > 0) faults[`${lang}, ${size.width} × ${size.height}`] = found;
          looked.add(lang);
          await page.keyboard.press('l');
        }
      }
      expect(faults).toEqual({});
      expect([...looked]).toEqual(['en', 'ko']);
    },
  );
});

describe('two pictures', () => {
  it('are arranged to be largest, in every window, for wide and for square pictures', async () => {
    const worse: string[] = [];
    for (const [id, view] of [
      ['two-ultraservers', 'tower'],
      ['two-ultraservers', 'flat'],
      ['four-ultraservers', 'ring'],
    ] as const) {
      const page = await openApp(`#scene=${id}&view=${view}&compare`, { deviceScaleFactor: 0.25 });
      await untilCompared(page);
      for (const size of WINDOW_SIZES) {
        await page.setViewportSize(size);
        await frames(page, FRAMES);
        const sizes = await page.evaluate((all) => {
          const pictures = document.querySelector<HTMLElement>('.pictures')!;
          const host = document.querySelector<HTMLElement>('.canvas-host')!;
          const chosen = pictures.dataset['arrangement']!;
          const boxes = all.map((one) => {
            pictures.dataset['arrangement'] = one;
            return { one, width: host.clientWidth, height: host.clientHeight };
          });
          pictures.dataset['arrangement'] = chosen;
          return { chosen, boxes };
        }, ARRANGEMENTS);
        const own = sizes.boxes.find(({ one }) => one === sizes.chosen)!;
        // No other is larger in both directions, which would be better for any picture.
        for (const other of sizes.boxes) {
          if (other.width > own.width * 1.05 && other.height > own.height * 1.05) {
            worse.push(`${id} ${view} ${size.width} × ${size.height}: ${other.one} and not ${sizes.chosen}`);
          }
        }
      }
      await page.context().close();
    }
    expect(worse).toEqual([]);
  });
});

describe('the canvas has a pixel for each of the screen', () => {
  /**
   * Chromium's emulation changes the ratio and asks no media query again, as a move to another screen does. A colour gamut that
   * changes with it makes it ask them.
   */
  const setRatio = async (cdp: CDPSession, { width, height }: WindowSize, deviceScaleFactor: number): Promise<void> => {
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    for (const value of ['rec2020', 'srgb']) {
      await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'color-gamut', value }] });
    }
  };

  it('also after the window moves to another screen and back while paused', async () => {
    const page = await openApp('#t=520', { viewport: { width: 800, height: 500 }, deviceScaleFactor: 1 });
    const cdp = await page.context().newCDPSession(page);
    const seen: number[] = [];
    for (const ratio of [1, 2, 1.1, 0.5, 1]) {
      await setRatio(cdp, { width: 800, height: 500 }, ratio);
      await page.waitForFunction(
        (wanted) => Math.abs(document.querySelector<HTMLCanvasElement>('canvas.inscription')!.width - 800 * wanted) < 2,
        ratio,
        { timeout: 5000 },
      );
      seen.push((await canvasWidth(page)) / 800);
    }
    [1, 2, 1.1, 0.5, 1].forEach((ratio, i) => expect(seen[i]).toBeCloseTo(ratio, 2));
    expect(await page.evaluate(() => window.chokepoint.playing)).toBe(false);
  });

  it('of both pictures of a comparison', async () => {
    const page = await openApp(VIEW_ADDRESS.compare, { viewport: { width: 800, height: 600 }, deviceScaleFactor: 1 });
    await untilCompared(page);
    await setRatio(await page.context().newCDPSession(page), { width: 800, height: 600 }, 2);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLCanvasElement>('.canvas-host canvas, .half canvas')].every(
          (canvas) => Math.abs(canvas.width / canvas.clientWidth - 2) < 0.02,
        ),
      undefined,
      { timeout: 5000 },
    );
  });
});
