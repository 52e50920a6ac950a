import type { BrowserContextOptions, Browser, Page } from 'playwright-core';
import { drawNothing } from './drawNothing.ts';

export type WatchedPage = {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors and failed requests. Should be empty. */
  readonly complaints: readonly string[];
  /** Addresses requested from the network, in order; data:, blob: and file: don't count. */
  readonly requests: readonly string[];
};

export type PageOptions = BrowserContextOptions & {
  /** Whether WebGL draws; not needed by tests that look at no pixels. */
  readonly draws?: boolean;
  /** Run before the page's scripts. */
  readonly before?: readonly (() => void)[];
};

/** Device pixel ratio. A quarter of the pixels with the same layout, since software rendering is slow. */
const FEW_PIXELS = 0.5;

/** A harmless warning of the driver about how the browser reads the canvas without GPU compositing (`browserSuite.ts`). */
const COMPOSITED_IN_SOFTWARE = /GL Driver Message \(OpenGL, Performance, .*GPU stall due to ReadPixels/;

/** Opens a page in a new context and records its errors and requests. */
export async function openPage(
  browser: Browser,
  url: string,
  { draws = true, before = [], ...options }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ deviceScaleFactor: FEW_PIXELS, ...options });
  const page = await context.newPage();
  for (const script of draws ? before : [drawNothing, ...before]) await page.addInitScript(script);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !COMPOSITED_IN_SOFTWARE.test(message.text())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) =>
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, requests };
}
