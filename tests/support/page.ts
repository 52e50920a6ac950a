import type { BrowserContextOptions, Browser, Page } from 'playwright-core';
import { drawNothing } from './drawNothing.ts';

export type WatchedPage = {
  readonly page: Page;
  /** What went wrong on the page: console errors and warnings, uncaught errors, requests that failed. Should be empty. */
  readonly complaints: readonly string[];
  /** The addresses asked of a network, in order; data:, blob: and file: are not network. */
  readonly requests: readonly string[];
};

export type PageOptions = BrowserContextOptions & {
  /** Whether WebGL draws; a test that looks at no pixel needs no drawing. */
  readonly draws?: boolean;
  /** Put before the page's scripts. */
  readonly before?: readonly (() => void)[];
};

/** Layout is that of the viewport; of its pixels a quarter, since software rendering takes its time by the pixel. */
const FEW_PIXELS = 0.5;

/** The driver on how the browser itself reads the canvas, since nothing composites pages on a GPU (`browserSuite.ts`). */
const COMPOSITED_IN_SOFTWARE = /GL Driver Message \(OpenGL, Performance, .*GPU stall due to ReadPixels/;

/** A page in a context of its own that writes down what it complains of and what it asks for. */
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
