import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { frames } from '../support/app.ts';
import { violationsOf } from '../support/axe.ts';
import { browserSuite, SINGLE_FILE } from '../support/browserSuite.ts';

const { open: openApp, watch, share } = browserSuite({ viewport: { width: 1000, height: 640 } });
const openCompared = share('#compare&side=tweak&lang=en');

/** Hashes of both pictures of one frame, without the mark, whose letters may differ slightly. */
async function pictures(page: Page): Promise<[written: string, tweak: string]> {
  await page.waitForSelector('.outcome');
  await page.waitForSelector('.half canvas.inscription');
  return page.evaluate(async () => {
    if (window.drawsNothing === true) throw new Error('This page draws nothing: open it with { draws: true }');
    window.chokepoint.seek(window.chokepoint.time + 0.001);
    window.chokepoint.seek(window.chokepoint.time - 0.001);
    const drawn = await new Promise<Uint8ClampedArray<ArrayBuffer>[]>((resolve) => {
      requestAnimationFrame(() => {
        const pixels = ['.half', '.canvas-host'].map((box) => {
          const canvas = document.querySelector<HTMLCanvasElement>(`${box} canvas:not(.inscription)`)!;
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
          copy.drawImage(canvas, 0, 0);
          return copy.getImageData(0, 0, canvas.width, Math.round(0.85 * canvas.height)).data;
        });
        resolve(pixels);
      });
    });
    const [written = '', tweak = ''] = await Promise.all(
      drawn.map(async (pixels) => String(new Uint8Array(await crypto.subtle.digest('SHA-256', pixels)))),
    );
    return [written, tweak];
  });
}

const setRate = (page: Page, rate: number) =>
  page.evaluate((to) => window.chokepoint.set('cluster.efa.rate', to), rate);

/** Decodes the QR code from a screenshot. */
async function scan(page: Page): Promise<string | undefined> {
  const shot = await page.locator('.qr-code').screenshot();
  const { dark, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!);
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    let dark = '';
    for (let at = 0; at < data.length; at += 4) dark += data[at + 1]! < 128 ? '1' : '0';
    return { dark, width, height };
  }, shot.toString('base64'));
  const pixels = Uint8ClampedArray.from({ length: dark.length * 4 }, (_, at) => {
    return at % 4 === 3 || dark[at >> 2] === '0' ? 255 : 0;
  });
  return jsQR(pixels, width, height)?.data;
}

type Made = Readonly<Record<'rate' | 'latency', { readonly invented: number }>>;

describe('before and after', () => {
  for (const place of ['a server', 'a file'] as const) {
    it(`are two pictures of one instant, the same one where nothing is changed, from ${place}`, async () => {
      const address = `${place === 'a file' ? SINGLE_FILE : ''}#t=520&compare`;
      const { page, complaints } = await watch(address, { draws: true });
      const [written, tweak] = await pictures(page);
      expect(tweak).toBe(written);
      expect(await page.locator('.outcome').textContent()).toContain('every difference is exactly zero');
      await setRate(page, 1);
      const [still, faster] = await pictures(page);
      expect(faster).not.toBe(still);
      expect(await page.locator('.outcome').textContent()).toMatch(/finishes \d+%.*made up.* sooner/);
      const said = /Original: .*packets.*Your tweak: .*packets.*sooner.*first differs/s;
      await page.locator('p.hidden[role=status]').filter({ hasText: said }).waitFor({ state: 'attached' });
      await page.keyboard.press('x');
      expect(await page.getByRole('tree').count()).toBe(2);
      expect(await page.getByRole('heading', { name: 'Original · Now' }).count()).toBe(1);
      const [ofWritten, ofTweak] = await page.locator('.text-view-counts').allTextContents();
      expect(ofTweak).not.toBe(ofWritten);
      expect(complaints).toEqual([]);
    });
  }

  it('can be compared by keyboard: to the first difference, to the end of the longer run, and back', async () => {
    const page = await openApp('', { draws: true });
    await setRate(page, 1);
    const { duration } = await page.evaluate(() => ({ duration: window.chokepoint.duration }));
    await page.keyboard.press('c');
    await pictures(page);
    await page.getByTitle('Go to the first difference').focus();
    await page.keyboard.press('Enter');
    const divergence = await page.evaluate(() => window.chokepoint.time);
    expect(divergence).toBeGreaterThan(400);
    expect(await page.locator('.divergence').count()).toBe(1);
    await page.keyboard.press('End');
    expect(await page.evaluate(() => window.chokepoint.time)).toBeGreaterThan(duration);
    expect(await page.locator('.half-end').count()).toBe(2);
    await page.keyboard.press('c');
    expect(await page.evaluate(() => window.chokepoint.time)).toBe(duration);
    expect(await page.locator('.half').count()).toBe(0);
  });

  for (const [language, viewport] of [
    ['en', { width: 1280, height: 720 }],
    ['en', { width: 1024, height: 768 }],
    ['ko', { width: 390, height: 844 }],
    ['en', { width: 320, height: 568 }],
  ] as const) {
    it(`keep their size whatever is said of them, in ${language}, ${viewport.width} pixels wide`, async () => {
      const { page } = await openCompared();
      await page.setViewportSize(viewport);
      if ((await page.evaluate(() => document.documentElement.lang)) !== language) await page.keyboard.press('l');
      // Two frames for the new size, before the heading has its text.
      await frames(page, 2);
      const shown = await page.evaluate(async () => {
        const box = document.querySelector('.canvas-host')!;
        const heading = document.querySelector('.half-head.tweak')!;
        const [sizes, said] = [new Set<string>(), new Set<string>()];
        const see = () => {
          sizes.add(`${String(box.clientWidth)} × ${String(box.clientHeight)}`);
          said.add(heading.textContent);
        };
        new ResizeObserver(see).observe(box);
        const frame = () => new Promise((resume) => requestAnimationFrame(resume));
        /** Checks every frame until the heading's text changes. */
        const saysMoreAfter = async (change: () => unknown) => {
          const before = heading.textContent;
          await change();
          do {
            await frame();
            see();
          } while (heading.textContent === before);
        };
        see();
        const written = structuredClone(window.chokepoint.scene.cluster) as unknown as Record<string, Made>;
        for (const [part, value] of [
          ['neuronLinkZ.rate', 0.5],
          ['neuronLinkZ.latency', 0.5],
          ['efa.rate', 1],
        ] as const) {
          await saysMoreAfter(() => window.chokepoint.set(`cluster.${part}`, value));
        }
        await saysMoreAfter(() => window.chokepoint.seek(1e9));
        await frame();
        see();
        for (const wire of ['neuronLinkZ', 'efa']) {
          await window.chokepoint.set(`cluster.${wire}.rate`, written[wire]!.rate.invented);
          await window.chokepoint.set(`cluster.${wire}.latency`, written[wire]!.latency.invented);
        }
        window.chokepoint.seek(0);
        return { sizes: [...sizes], said: said.size };
      });
      expect(shown.said).toBeGreaterThan(4);
      expect(shown.sizes).toHaveLength(1);
    });
  }

  it('are both restored after losing their WebGL contexts', async () => {
    const page = await openApp('#set=cluster.efa.rate:1&t=520&compare', { draws: true });
    const before = await pictures(page);
    for (const box of ['.half', '.canvas-host']) {
      await page.evaluate((place) => {
        const canvas = document.querySelector<HTMLCanvasElement>(`${place} canvas:not(.inscription)`)!;
        canvas.id = 'lost';
        canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
      }, box);
      await page.waitForSelector(`${box} canvas:not(.inscription, #lost)`, { timeout: 5000 });
    }
    expect(await pictures(page)).toEqual(before);
  });
});

describe('a link', () => {
  it('gives the identical run and briefly says so; a link of another run says so until dismissed', async () => {
    const page = await openApp('#set=cluster.efa.rate:1&set=cluster.moon:3&t=520');
    const place = page.locator('.link-place');
    expect(await place.textContent()).toMatch(/set=cluster\.moon:3/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await place.textContent()).toBe('');
    await setRate(page, 1.5);
    await page.waitForFunction(() => /rate:1\.5.*&run=[0-9a-f]{8}$/.test(location.hash));
    const link = page.url();
    const same = await openApp(new URL(link).hash);
    expect(await same.locator('.link-place').textContent()).toBe('Identical run');
    expect(await same.evaluate(() => window.chokepoint.traceHash)).toBe(
      await page.evaluate(() => window.chokepoint.traceHash),
    );
    await same.evaluate(
      (to) => {
        location.hash = to;
      },
      new URL(link).hash.replace(/run=.*/, 'run=00000000'),
    );
    await same.getByText('Not the run that this link was made from').waitFor();
    await same.context().close();
  });
});

describe('the share dialog', () => {
  it('shows the link to the current picture, copies it, and has a QR code of it, larger in a talk', async () => {
    const page = await openApp('#set=cluster.efa.rate:1&t=520&theme=day', { permissions: ['clipboard-read'] });
    await page.keyboard.press('q');
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(link).toMatch(
      /#v=2&scene=two-ultraservers&set=cluster\.efa\.rate:1&t=520&lang=en&theme=day&run=[0-9a-f]{8}$/,
    );
    expect(await scan(page)).toBe(link);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('t');
    await page.keyboard.press('q');
    const { height } = (await page.locator('.qr-code svg').first().boundingBox())!;
    expect(height).toBeGreaterThan(0.75 * 640);
    expect(await scan(page)).toBe(await page.getByRole('textbox', { name: 'Link' }).inputValue());
  });

  it('for a file says that the link opens only here, shows no code, and the link works', async () => {
    const page = await openApp(`${SINGLE_FILE}#set=cluster.efa.rate:1&t=520&lang=ko`);
    await page.keyboard.press('q');
    const link = await page.getByRole('textbox').inputValue();
    expect(link).toMatch(/^file:.*&run=[0-9a-f]{8}$/);
    expect(await page.locator('.qr-code').count()).toBe(0);
    expect(await page.getByRole('dialog').textContent()).toContain('이 컴퓨터에서만');
    expect(await violationsOf(page)).toEqual([]);
    const again = await openApp(link);
    expect(await again.locator('.link-place').textContent()).toBe('똑같은 실행');
    await again.context().close();
  });
});
