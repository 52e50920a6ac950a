import type { BrowserContextOptions, Browser, Page } from 'playwright-core';

export type WatchedPage = {
  readonly page: Page;
  /** What went wrong on the page: console errors and warnings, uncaught errors, requests that failed. Should be empty. */
  readonly complaints: readonly string[];
  /** The addresses asked of a network, in order; data:, blob: and file: are not network. */
  readonly requests: readonly string[];
};

/** Layout is that of the viewport; of its pixels a quarter, since software rendering takes its time by the pixel. */
const FEW_PIXELS = 0.5;

/** A page in a context of its own that writes down what it complains of and what it asks for. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ deviceScaleFactor: FEW_PIXELS, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
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
