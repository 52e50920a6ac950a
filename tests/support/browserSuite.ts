import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { untilReady } from './app.ts';
import { launchChromium } from './chromium.ts';
import { openPage, type PageOptions, type WatchedPage } from './page.ts';
import { serve, type Server } from './serve.ts';

export type BrowserSuite = {
  readonly browser: () => Browser;
  /** The address of the built app; ends in a slash. */
  readonly url: () => string;
  /** Opens the app at `#…`, or a full address, in a new context, and waits for the first run. */
  readonly watch: (hash?: string, options?: PageOptions) => Promise<WatchedPage>;
  readonly open: (hash?: string, options?: PageOptions) => Promise<Page>;
  /**
   * As `watch`, but with one page for several tests, since opening the app takes most of a test's time. Each test must set its own initial
   * state. After a failure the next test gets a new page.
   */
  readonly share: (hash?: string, options?: PageOptions) => () => Promise<WatchedPage>;
};

/** Without a GPU, compositing in software is much faster than on an emulated GPU. WebGL's own pictures are unaffected. */
const COMPOSITE_WITHOUT_GPU = '--disable-gpu-compositing';

export const SINGLE_FILE = new URL('../../chokepoint.html', import.meta.url).href;

/**
 * Provides one browser and one server of dist/ for a test file. Pages draw nothing unless the file or the test sets `draws`. After each
 * test its pages are closed and shared pages paused, so that they don't slow down the next test.
 */
export function browserSuite(usual: PageOptions = {}, prefix = '/'): BrowserSuite {
  let browser: Browser;
  let server: Server;
  const shared = new Map<BrowserContext, Page>();
  const forgets: (() => void)[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium([COMPOSITE_WITHOUT_GPU]), serve('dist', { prefix })]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      shared.clear();
      for (const forget of forgets) forget();
    }
    for (const context of browser.contexts()) if (!shared.has(context)) await context.close();
    for (const page of shared.values()) await page.evaluate(() => window.chokepoint.pause());
  });
  const watch: BrowserSuite['watch'] = async (hash = '', options = {}) => {
    const url = hash.includes('://') ? hash : server.url + hash;
    const watched = await openPage(browser, url, { draws: false, ...usual, ...options });
    await untilReady(watched.page);
    return watched;
  };
  return {
    browser: () => browser,
    url: () => server.url,
    watch,
    open: async (hash, options) => (await watch(hash, options)).page,
    share: (hash, options) => {
      let opened: WatchedPage | null = null;
      forgets.push(() => {
        opened = null;
      });
      return async () => {
        if (opened !== null) return opened;
        opened = await watch(hash, options);
        shared.set(opened.page.context(), opened.page);
        return opened;
      };
    },
  };
}
