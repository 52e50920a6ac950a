import type { KeyInput } from 'puppeteer-core';
import { type Driver, dragAlong, keyOf } from './driver.ts';
import { openDisplay } from './display.ts';
import { findFirefox } from './find.ts';

/** Firefox over WebDriver BiDi, by puppeteer-core. On Linux it gets a virtual display, without which it has no WebGL. */
export async function openFirefox(): Promise<Driver> {
  const { launch } = await import('puppeteer-core');
  const display = process.platform === 'linux' ? await openDisplay() : undefined;
  const browser = await launch({
    browser: 'firefox',
    executablePath: await findFirefox(),
    // If it were headless, it would not end with its display.
    headless: display === undefined,
    env: { ...(display?.env ?? process.env), MOZ_CRASHREPORTER_DISABLE: '1' },
  }).catch(async (error: unknown) => {
    await display?.close();
    throw error;
  });
  const [page = await browser.newPage()] = await browser.pages();
  const resize = (width: number, height: number): Promise<void> =>
    page.setViewport({ width, height, deviceScaleFactor: 0.5 });
  await resize(900, 600);
  return {
    engine: 'firefox',
    open: async (url) => {
      await page.goto('about:blank');
      await page.goto(url);
    },
    evaluate: (run, ...args) =>
      page.evaluate(`(${run.toString()})(...${JSON.stringify(args)})`) as Promise<Awaited<ReturnType<typeof run>>>,
    press: async (stroke) => {
      const { key, shift } = keyOf(stroke);
      if (shift) await page.keyboard.down('Shift');
      await page.keyboard.press((key === 'Space' ? ' ' : key) as KeyInput);
      if (shift) await page.keyboard.up('Shift');
    },
    drag: (...path) => dragAlong(page.mouse, path),
    wheel: async ({ x, y }, deltaY) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel({ deltaY });
    },
    resize,
    screenshot: async () => Buffer.from(await page.screenshot()),
    memory: () => Promise.resolve(undefined),
    close: async () => {
      await browser.close();
      await display?.close();
    },
  };
}
