import { launchChromium } from '../chromium.ts';
import { type Driver, dragAlong } from './driver.ts';

/** Chromium over its own protocol, by playwright-core. Headless, it needs no display. */
export async function openChromium(): Promise<Driver> {
  const browser = await launchChromium();
  const context = await browser.newContext({ deviceScaleFactor: 0.5, viewport: { width: 900, height: 600 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return {
    engine: 'chromium',
    open: async (url) => {
      await page.goto('about:blank');
      await page.goto(url);
    },
    evaluate: (run, ...args) =>
      page.evaluate<Awaited<ReturnType<typeof run>>>(`(${run.toString()})(...${JSON.stringify(args)})`),
    press: (stroke) => page.keyboard.press(stroke),
    drag: (...path) => dragAlong(page.mouse, path),
    wheel: async ({ x, y }, deltaY) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, deltaY);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    memory: async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const read = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
      return { heap: read('JSHeapUsedSize'), nodes: read('Nodes'), allListeners: read('JSEventListeners') };
    },
    close: () => browser.close(),
  };
}
