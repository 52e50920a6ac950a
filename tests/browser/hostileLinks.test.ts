import { describe, expect, it } from 'vitest';
import { frames, untilReady } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { HOSTILE, SCENE } from '../support/hostileLinks.ts';

const { open, watch } = browserSuite({ viewport: { width: 900, height: 600 } });

/** Opening a page takes seconds, so only some links are opened: what differs is how parts are read before the first run. */
const AFRESH = /script in every|past all|too long/;

describe('hostile links', () => {
  it.each(HOSTILE.filter(([what]) => AFRESH.test(what)))(
    '%s, opened in a new page, give a picture and run no script',
    async (_, hash) => {
      const { page, complaints, requests } = await watch(`#${hash}`);
      expect(await page.evaluate(() => window.chokepoint.traceHash)).toMatch(/^[0-9a-f]{16,}$/);
      expect(await page.evaluate(() => ['pwned' in window, 'pwned' in {}])).toEqual([false, false]);
      expect(await page.locator('img, script:not([src], #licences)').count()).toBe(0);
      expect(complaints).toEqual([]);
      expect(requests.every((url) => url.startsWith(new URL('/', page.url()).href))).toBe(true);
    },
  );

  it('one after another in the same page’s address leave the app working', async () => {
    const page = await open(`#${SCENE}`);
    const before = await page.evaluate(() => window.chokepoint.traceHash);
    for (const [what, hash] of HOSTILE) {
      await page.evaluate((next) => {
        window.location.hash = next;
      }, hash);
      await frames(page, 3);
      expect(await page.evaluate(() => Number.isFinite(window.chokepoint.time)), what).toBe(true);
    }
    await page.evaluate((next) => {
      window.location.hash = next;
    }, SCENE);
    await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, before);
    await page.reload();
    await untilReady(page);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  });
});
