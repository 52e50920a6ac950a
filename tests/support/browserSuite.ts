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
  /** The app at `#…` in a context of its own, once it has drawn its first run. A whole address is opened as it is. */
  readonly watch: (hash?: string, options?: PageOptions) => Promise<WatchedPage>;
  readonly open: (hash?: string, options?: PageOptions) => Promise<Page>;
  /**
   * As `watch`, but one page for all tests that ask for it: most of what a test costs is to open the app. Each test says where it
   * begins and takes nothing of the one before for granted. After a failure the next test gets a new page.
   */
  readonly share: (hash?: string, options?: PageOptions) => () => Promise<WatchedPage>;
};

/** Software also puts a page's layers together, much faster without a GPU that it plays itself. The pictures are WebGL's all the same. */
const COMPOSITE_WITHOUT_GPU = '--disable-gpu-compositing';

export const SINGLE_FILE = new URL('../../chokepoint.html', import.meta.url).href;

/**
 * Called at the top of a file of browser tests: a browser and a server of dist/ for all of them. Pages draw nothing unless the
 * file, or the test, asks for it (`draws`). What a test leaves open is closed after it, since a page left playing would take the
 * time of the next.
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
