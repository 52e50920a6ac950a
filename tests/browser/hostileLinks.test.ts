import { describe, expect, it } from 'vitest';
import { untilReady } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { open, watch } = browserSuite({ viewport: { width: 900, height: 600 } });

const SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
const SCENE = 'v=2&scene=two-ultraservers';

/** Links as nobody should write them, and what they would do to a page that trusted them. */
const HOSTILE: readonly [what: string, hash: string][] = [
  ['of no percent-encoding', '%'],
  [
    'with prototype keys',
    `${SCENE}&set=__proto__.pwned:1&set=constructor.prototype.pwned:1&__proto__=1&side=__proto__`,
  ],
  [
    'with script in every part',
    new URLSearchParams({ scene: SCRIPT, seed: SCRIPT, set: SCRIPT, run: SCRIPT, beat: SCRIPT }).toString(),
  ],
  ['with script for a seed', `${SCENE}&seed=${encodeURIComponent(SCRIPT)}`],
  [
    'with numbers past all bounds',
    `${SCENE}&set=cluster.efa.rate:1e308&set=seed:1e999&t=1e308&speed=1e308&beat=1e308&camera=1e308,1e308,1e308`,
  ],
  [
    'with numbers that are none',
    `${SCENE}&t=NaN&speed=Infinity&beat=-1&camera=NaN,,&loop=NaN-NaN&set=cluster.efa.rate:NaN`,
  ],
  ['with lone surrogates', `${SCENE}&seed=\ud800&\udfff=\ud800&set=\ud800:\udfff`],
  ['too deep', `${SCENE}&set=${'cluster.'.repeat(20_000)}rate:1`],
  ['too long', `${SCENE}&${'set=cluster.efa.rate:2&fault=slower:1:2:3&'.repeat(5000)}`],
  ['of faults that are none', `${SCENE}&fault=cut&fault=cut:-1:1e9:x&fault=${encodeURIComponent(SCRIPT)}`],
];

/** A page that opens takes seconds; what differs from going there later is how the parts are read before there is a run. */
const AFRESH = /script in every|past all|too long/;

describe('hostile links', () => {
  it.each(HOSTILE.filter(([what]) => AFRESH.test(what)))(
    '%s, opened afresh, leave a picture and run no script',
    async (_, hash) => {
      const { page, complaints, requests } = await watch(`#${hash}`);
      expect(await page.evaluate(() => window.chokepoint.traceHash)).toMatch(/^[0-9a-f]{16,}$/);
      expect(await page.evaluate(() => ['pwned' in window, 'pwned' in {}])).toEqual([false, false]);
      expect(await page.locator('img, script:not([src], #licences)').count()).toBe(0);
      expect(complaints).toEqual([]);
      expect(requests.every((url) => url.startsWith(new URL('/', page.url()).href))).toBe(true);
    },
  );

  it('one after another in the address bar of one page leave the app alive', async () => {
    const page = await open(`#${SCENE}`);
    const before = await page.evaluate(() => window.chokepoint.traceHash);
    for (const [what, hash] of HOSTILE) {
      await page.evaluate((next) => {
        window.location.hash = next;
      }, hash);
      await page.waitForTimeout(50);
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
