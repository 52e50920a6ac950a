import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { frames } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import type { PageOptions } from '../support/page.ts';
import { sceneFiles } from '../support/sceneFiles.ts';

const { open, watch } = browserSuite();

async function openGallery(options: PageOptions = {}, hash = ''): Promise<Page> {
  const page = await open(hash, { viewport: { width: 1200, height: 900 }, ...options });
  await page.keyboard.press('g');
  await page.locator('.scene-card').first().waitFor();
  return page;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const sceneId = (page: Page) => page.evaluate(() => window.chokepoint.scene.id);
const titles = (page: Page) => page.locator('.scene-card h3 button').allTextContents();

describe('the gallery', () => {
  it('draws every scene from its own run, with the mark, and marks its length as made up', async () => {
    const page = await openGallery({ viewport: { width: 1200, height: 1600 }, draws: true });
    expect(await page.locator('.scene-card').count()).toBe(sceneFiles().length);
    await page.waitForFunction(
      (count) => {
        const inks = [...document.querySelectorAll<HTMLCanvasElement>('.scene-sketch canvas')].map((canvas) => {
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set<number>();
          for (let i = 0; i < data.length; i += 4) colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
          return colours.size;
        });
        return inks.filter((colours) => colours > 200).length === count;
      },
      sceneFiles().length,
      { timeout: 60_000, polling: 300 },
    );
    for (const facts of await page.locator('.scene-facts').allTextContents()) expect(facts).toMatch(/ticks.*made up/);
  });

  it('works by keyboard alone: arrows move, Enter opens, Escape restores the stage as it was', async () => {
    const page = await openGallery({}, '#t=500');
    expect(await focused(page)).toBe('Fast inside, stuck between');
    // Its mark is a button too, which arrow keys skip.
    await page.locator('.scene-card:first-child .pill').waitFor();
    await page.locator('.scene-card:first-child .pill').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Fast inside, stuck between');
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe((await titles(page))[0]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe((await titles(page))[1]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe((await titles(page))[1]);
    await page.keyboard.press('Space');
    expect(await page.locator('.scenes-page').count()).toBe(0);
    expect(await page.evaluate(() => [window.chokepoint.time, window.chokepoint.playing])).toEqual([500, false]);

    await page.keyboard.press('g');
    await page.keyboard.press('End');
    const wanted = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction((title) => document.querySelector('.story h2')?.textContent === title, wanted);
    expect(await sceneId(page)).toBe('small-and-large');
    expect(await page.evaluate(() => window.chokepoint.time)).toBe(0);
  });

  it('finds scenes by their texts, in either language; Escape clears, then leaves', async () => {
    const page = await openGallery({ locale: 'ko-KR' });
    await page.getByRole('searchbox').fill('hash');
    expect(await titles(page)).toEqual(['플로 여덟, 경로 여덟, 그런데 막힌다']);
    expect(await page.locator('.scenes-page [role=status]').textContent()).toBe('장면 6개 중 1개');
    await page.keyboard.press('Escape');
    expect((await titles(page)).length).toBe(6);
    await page.getByRole('searchbox').fill('no such scene at all');
    expect(await titles(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.scenes-page').count()).toBe(0);
  });

  it('opens in a talk and continues with the first beat of the chosen scene', async () => {
    const page = await open('#talk&beat=2', { viewport: { width: 1200, height: 760 } });
    await page.keyboard.press('g');
    await page.locator('.scene-card button').first().click();
    await page.waitForFunction(
      () => document.querySelector('.story h2')?.textContent === 'Sixty-four chips, six neighbours each.',
    );
    expect(await page.locator('.header').count()).toBe(0);
  });

  it('plays the picture that has the focus, and none with reduced motion', async () => {
    const still = (page: Page) =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.scene-card[aria-current] canvas')!;
        return canvas.width > 300 && canvas.toDataURL();
      });
    const options: PageOptions = { viewport: { width: 1200, height: 700 }, draws: true };
    const calm = await openGallery({ ...options, reducedMotion: 'reduce' });
    // Wait for every run and every picture.
    await calm.waitForFunction(
      (count) => document.querySelectorAll('.scene-facts .made-up').length === count,
      sceneFiles().length,
    );
    await frames(calm, 30);
    const before = await still(calm);
    await frames(calm, 45);
    expect(await still(calm)).toBe(before);
    await calm.context().close();
    const lively = await openGallery(options);
    await lively.waitForFunction(() => document.querySelectorAll('.scene-facts .made-up').length >= 3);
    const first = await still(lively);
    await lively.waitForFunction(
      (was) => document.querySelector<HTMLCanvasElement>('.scene-card[aria-current] canvas')!.toDataURL() !== was,
      first,
      { polling: 100 },
    );
  });
});

describe('an address', () => {
  it('opens the scene that it names, at start and later, and lists all if it names an unknown one', async () => {
    const { page, complaints } = await watch('#scene=straggler&t=1000');
    expect(await page.evaluate(() => [window.chokepoint.scene.id, window.chokepoint.time])).toEqual([
      'straggler',
      1000,
    ]);
    await page.evaluate(() => location.assign('#scene=hash-or-spray'));
    await page.waitForFunction(
      () => document.querySelector('.story h2')?.textContent === 'Eight flows, eight paths, and still a jam',
    );
    await page.evaluate(() => location.assign('#scene=no-such-scene'));
    const card = page.getByRole('alert');
    await card.locator('li').first().waitFor();
    expect(await card.textContent()).toContain('two-ultraservers');
    expect(await sceneId(page)).toBe('hash-or-spray');
    expect(complaints).toEqual([]);
  });
});
