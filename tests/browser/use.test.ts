import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canvasPixels, SCENE_FILE, twoUltraServers, untilReady } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { openPage } from '../support/page.ts';
import { serve, type Server } from '../support/serve.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  browser = await launchChromium();
  server = await serve('dist');
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openApp(options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
  const { page } = await openPage(browser, server.url, { viewport: { width: 1200, height: 760 }, ...options });
  await untilReady(page);
  return page;
}

const efaRate = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { cluster } = window.chokepoint.scene;
    return cluster.kind === 'ultraServers' ? cluster.efa.rate.invented : Number.NaN;
  });

const state = (page: Page) =>
  page.evaluate(() => ({
    time: window.chokepoint.time,
    playing: window.chokepoint.playing,
    hash: window.chokepoint.traceHash,
  }));

describe('by keyboard alone', () => {
  it('plays, pauses, steps, speeds up, tells beats and leaves the talk', async () => {
    const page = await openApp();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => window.chokepoint.time > 5);
    expect((await state(page)).playing).toBe(true);
    await page.keyboard.press('Space');
    const paused = await state(page);
    expect(paused.playing).toBe(false);
    await page.keyboard.press('ArrowRight');
    const next = await state(page);
    expect(next.time).toBeGreaterThan(paused.time);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect((await state(page)).time).toBe(next.time);
    await page.keyboard.press('t');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Space');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('The chips are ready. The bridge is not.');
    await page.keyboard.press('PageUp');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Inside, they add up fast.');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Talk' }).count()).toBe(1);
    await page.context().close();
  });

  it('tweaks a timing with the arrows of its slider', async () => {
    const page = await openApp();
    const { hash } = await state(page);
    await page.keyboard.press('s');
    await page.getByRole('slider', { name: /EFA rate/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => window.chokepoint.traceHash !== before, hash);
    expect(await efaRate(page)).toBeGreaterThan(0.5);
    await page.context().close();
  });
});

describe('tweaks', () => {
  it('set a number through the handle, and refuse a wrong one with nothing lost', async () => {
    const page = await openApp();
    const { hash } = await state(page);
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 1));
    const faster = await state(page);
    expect(faster.hash).not.toBe(hash);
    const problems = await page.evaluate(() =>
      window.chokepoint.set('cluster.efa.rate', -1).catch((error: Error) => error.message),
    );
    expect(problems).toContain('cluster.efa.rate');
    expect((await state(page)).hash).toBe(faster.hash);
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 0.5));
    expect((await state(page)).hash).toBe(hash);
    await page.context().close();
  });

  it('of a hurry end in the last one, at the same instant', async () => {
    const page = await openApp();
    await page.evaluate(() => window.chokepoint.seek(600));
    await page.evaluate(() =>
      Promise.all([0.6, 0.7, 0.8, 0.9].map((rate) => window.chokepoint.set('cluster.efa.rate', rate))),
    );
    expect(await efaRate(page)).toBe(0.9);
    expect((await state(page)).time).toBe(600);
    const { hash } = await state(page);
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 0.9));
    expect((await state(page)).hash).toBe(hash);
    await page.context().close();
  });
});

describe('a wrong scene file', () => {
  it('keeps the last good picture and lists every problem with its path', async () => {
    const page = await openApp();
    await page.evaluate(() => window.chokepoint.seek(520));
    const [pixels, before] = [await canvasPixels(page), await state(page)];
    const broken = JSON.parse(readFileSync(SCENE_FILE, 'utf8')) as Record<string, never>;
    Object.assign(broken['cluster']!['efa'], { rate: 40, latency: { measured: 3 } });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /Open/ }).click(),
    ]);
    await chooser.setFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(broken)),
    });
    const card = page.getByRole('alert');
    await card.waitFor();
    const text = await card.textContent();
    for (const part of ['broken.json', 'cluster.efa.rate', 'cluster.efa.latency', '"invented"', 'measured']) {
      expect(text).toContain(part);
    }
    expect(await state(page)).toEqual(before);
    expect(await canvasPixels(page)).toBe(pixels);

    const good = structuredClone(twoUltraServers());
    const [again] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /Open/ }).click(),
    ]);
    await again.setFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...good, seed: 'another' })),
    });
    await page.waitForFunction((hash) => window.chokepoint.traceHash !== hash, before.hash);
    await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent === '');
    await page.context().close();
  });
});

describe('for everyone', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  for (const [locale, theme] of [
    ['en-US', 'night'],
    ['ko-KR', 'day'],
  ] as const) {
    it(`has no violation that axe finds, ${locale}, ${theme}, and says the moment in words`, async () => {
      const page = await openApp({ locale, reducedMotion: 'reduce' });
      if (theme === 'day') await page.keyboard.press('d');
      await page.keyboard.press('s');
      await page.evaluate(() => window.chokepoint.seek(520));
      expect(await page.locator('p.hidden[role=status]').textContent()).toMatch(
        locale === 'en-US' ? /made up.*packets wait/s : /지어낸 값.*패킷/s,
      );
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        const { violations: found } = await (window as unknown as { axe: Axe }).axe.run();
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(violations).toEqual([]);
      await page.context().close();
    });
  }

  it('changes language in the page: title, caption, labels, lang', async () => {
    const page = await openApp({ locale: 'ko-KR' });
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('UltraServer 두 대, 다리 하나');
    await page.getByRole('button', { name: /EN/ }).click();
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Two UltraServers, one bridge');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.context().close();
  });
});
