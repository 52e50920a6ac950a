import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { untilReady } from './app.ts';
import { launchChromium } from './chromium.ts';
import { openPage, type WatchedPage } from './page.ts';
import { serve, type Server } from './serve.ts';

export type BrowserSuite = {
  readonly browser: () => Browser;
  /** The address of the built app; ends in a slash. */
  readonly url: () => string;
  /** The app at `#…` in a context of its own, once it has drawn its first run. */
  readonly watch: (hash?: string, options?: BrowserContextOptions) => Promise<WatchedPage>;
  readonly open: (hash?: string, options?: BrowserContextOptions) => Promise<Page>;
};

/**
 * Called at the top of a file of browser tests: a browser and a server of dist/ for all of them. What a test leaves open is
 * closed after it, since a page left playing would take the time of the next.
 */
export function browserSuite(usual: BrowserContextOptions = {}, prefix = '/'): BrowserSuite {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), serve('dist', { prefix })]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  const watch: BrowserSuite['watch'] = async (hash = '', options = {}) => {
    const watched = await openPage(browser, server.url + hash, { ...usual, ...options });
    await untilReady(watched.page);
    return watched;
  };
  return {
    browser: () => browser,
    url: () => server.url,
    watch,
    open: async (hash, options) => (await watch(hash, options)).page,
  };
}
