import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canvasPixels, dropScene, SCENE_FILE, twoUltraServers } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { chooseInMore } from '../support/moreMenu.ts';

const { open: openApp, watch, share, url } = browserSuite({ viewport: { width: 1200, height: 760 } });
const openKeyed = share();
const openShared = share('', { draws: true });

const state = (page: Page) =>
  page.evaluate(() => ({
    time: window.chokepoint.time,
    playing: window.chokepoint.playing,
    hash: window.chokepoint.traceHash,
  }));

describe('by keyboard alone', () => {
  it('plays, pauses, steps, speeds up, steps through beats and leaves the talk', async () => {
    const { page } = await openKeyed();
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
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('The chips are ready. EFA is not.');
    await page.keyboard.press('PageUp');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Inside, the sums are quick.');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Talk' }).count()).toBe(1);
  });

  it('tweaks a timing with the arrows of its slider', async () => {
    const { page } = await openKeyed();
    const { hash } = await state(page);
    await page.keyboard.press('s');
    await page.getByRole('slider', { name: /EFA rate/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => window.chokepoint.traceHash !== before, hash);
    expect(
      await page.evaluate(
        () => (window.chokepoint.scene.cluster as { efa: { rate: { invented: number } } }).efa.rate.invented,
      ),
    ).toBeGreaterThan(0.5);
  });
});

describe('tweaks', () => {
  it('set a number through the handle, and refuse an invalid one with nothing lost', async () => {
    const { page } = await openShared();
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
  });

  it('in quick succession end with the last one, at the same instant', async () => {
    const { page } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(600));
    await page.evaluate(() =>
      Promise.all([0.6, 0.7, 0.8, 0.9].map((rate) => window.chokepoint.set('cluster.efa.rate', rate))),
    );
    expect(
      await page.evaluate(
        () => (window.chokepoint.scene.cluster as { efa: { rate: { invented: number } } }).efa.rate.invented,
      ),
    ).toBe(0.9);
    expect((await state(page)).time).toBe(600);
    const { hash } = await state(page);
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 0.9));
    expect((await state(page)).hash).toBe(hash);
  });
});

describe('the address', () => {
  it('has the tweak, the instant and the view: opened elsewhere it gives the identical run', async () => {
    const page = await openApp('', { locale: 'ko-KR', draws: true });
    await page.keyboard.press('d');
    // The second run differs from the first only in times, and is drawn with its layers.
    for (const [path, value] of [
      ['cluster.efa.rate', 0.8],
      ['cluster.neuronLink.packet', 128],
    ] as const) {
      const before = await state(page);
      await page.evaluate((tweak) => window.chokepoint.set(...tweak), [path, value] as const);
      await page.waitForFunction((known) => window.chokepoint.traceHash !== known, before.hash);
      await page.evaluate(() => window.chokepoint.seek(300.125));
      await canvasPixels(page);
    }
    await page.waitForFunction(() => /neuronLink\.packet:128.*t=300\.125/.test(location.hash));
    const { hash } = await state(page);
    const pixels = await canvasPixels(page);
    const { page: other, complaints } = await watch(page.url(), { draws: true });
    expect(await state(other)).toEqual({ time: 300.125, playing: false, hash });
    expect(await other.evaluate(() => document.documentElement.lang)).toBe('ko');
    expect(await canvasPixels(other)).toBe(pixels);
    expect(complaints).toEqual([]);
    await other.goto(`${url()}#scene=two-ultraservers&beat=3&talk&lang=en`);
    await other.waitForFunction(() => document.querySelector('h2')?.textContent === 'The chips are ready. EFA is not.');
  });
});

describe('a wrong scene file', () => {
  it('keeps the last good picture and lists every problem with its path', async () => {
    const { page } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(520));
    const [pixels, before] = [await canvasPixels(page), await state(page)];
    const broken = JSON.parse(readFileSync(SCENE_FILE, 'utf8')) as Record<string, never>;
    Object.assign(broken['cluster']!['efa'], { rate: 40, latency: { measured: 3 } });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), chooseInMore(page, 'Open')]);
    await chooser.setFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(broken)),
    });
    const card = page.getByRole('alert');
    await card.locator('li').first().waitFor();
    const text = await card.textContent();
    for (const part of ['broken.json', 'cluster.efa.rate', 'cluster.efa.latency', '"invented"', 'measured']) {
      expect(text).toContain(part);
    }
    expect(await state(page)).toEqual(before);
    expect(await canvasPixels(page)).toBe(pixels);

    const good = structuredClone(twoUltraServers());
    const [again] = await Promise.all([page.waitForEvent('filechooser'), chooseInMore(page, 'Open')]);
    await again.setFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...good, seed: 'another' })),
    });
    await page.waitForFunction((hash) => window.chokepoint.traceHash !== hash, before.hash);
    await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent === '');
  });
});

describe('a run with a cut', () => {
  it('shows and announces what could not be delivered; a complete run shows nothing', async () => {
    const { page } = await openShared();
    const told = page.locator('.deliveries[role=status]');
    expect(await told.textContent()).toBe('');
    const cut = { at: { invented: 60, because: 'a test' }, link: 'efa', action: { kind: 'cut' } };
    await dropScene(page, { ...structuredClone(twoUltraServers()), faults: [cut] });
    const [lost, unended] = await told.locator('p').allInnerTexts();
    expect(lost).toMatch(/packets[\s\S]*made up[\s\S]*could not be delivered/);
    expect(unended).toMatch(/tasks[\s\S]*made up[\s\S]*never finished/);
    await page.keyboard.press('l');
    expect(await told.innerText()).toMatch(/전달하지 못한 패킷[\s\S]*가상의 값/);
  });
});

describe('for everyone', () => {
  it('changes language in the page: title, caption, labels, lang', async () => {
    const page = await openApp('', { locale: 'ko-KR' });
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('안은 빠르고, 사이는 막힌다');
    await chooseInMore(page, 'English');
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Fast inside, stuck between');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
