import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite } from '../support/browserSuite.ts';
import { chooseInMore } from '../support/moreMenu.ts';

const { open: openApp, share } = browserSuite();
const openShared = share('#t=520&lang=en');

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.querySelector('span')?.textContent ?? document.activeElement?.tagName ?? '',
  );
const isOpen = async (page: Page): Promise<boolean> => {
  const [button, menus] = [page.getByRole('button', { name: 'More', exact: true }), page.getByRole('menu')];
  const expanded = await button.getAttribute('aria-expanded');
  expect(await menus.count()).toBe(expanded === 'true' ? 1 : 0);
  return expanded === 'true';
};

describe('the menu of the header', () => {
  it('opens by keyboard with the focus in it, moves by arrow keys past its ends, and gives the focus back on Escape', async () => {
    const { page } = await openShared();
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    expect(await isOpen(page)).toBe(false);
    await page.keyboard.press('ArrowDown');
    expect([await isOpen(page), await focused(page)]).toEqual([true, 'Text']);
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home']) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    expect(seen).toEqual(
      ['Compare', 'Text', 'Help', 'Text', 'Help', 'Text'].map((name) => (name === 'Help' ? '?' : name)),
    );
    const time = await page.evaluate(() => window.chokepoint.time);
    await page.keyboard.press('Escape');
    expect([await isOpen(page), await focused(page)]).toEqual([false, 'More']);
    // The arrow keys moved in the menu alone.
    expect(await page.evaluate(() => window.chokepoint.time)).toBe(time);
  });

  it('tells which of several is chosen, and chooses another by Enter', async () => {
    const page = await openApp('#t=520&lang=en');
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('menuitemradio', { checked: true }).allTextContents()).toEqual([
      'Towers',
      'English',
      'Dark theme',
    ]);
    for (let step = 0; step < 20 && (await focused(page)) !== 'High contrast'; step++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('.ui').getAttribute('data-theme')).toBe('contrast');
    expect([await isOpen(page), await focused(page)]).toEqual([false, 'More']);
  });

  it('closes by a press elsewhere, by Tab and by a shortcut, which does what it always does', async () => {
    const { page } = await openShared();
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.click();
    expect(await isOpen(page)).toBe(true);
    await page.locator('.scene-title, .app-name').first().click();
    expect(await isOpen(page)).toBe(false);
    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isOpen(page)).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('canvas-host');
    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('s');
    expect([await isOpen(page), await page.locator('.panel').count()]).toEqual([false, 1]);
    await page.keyboard.press('s');
  });

  it('leaves Space to playing after a pointer has chosen', async () => {
    const { page } = await openShared();
    await chooseInMore(page, 'Text');
    expect(await page.locator('.text-view').count()).toBe(1);
    await chooseInMore(page, 'Text');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => window.chokepoint.playing);
    expect(await isOpen(page)).toBe(false);
  });

  it.each([
    [390, 844],
    [844, 390],
    [320, 568],
    [1920, 1080],
  ])('is in the window, and the header one row, at %i × %i in both languages', async (width, height) => {
    const page = await openApp('#t=520&lang=en&beat=2', { viewport: { width, height } });
    for (const language of ['en', 'ko']) {
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      const tops = await page.evaluate(() =>
        Array.from(document.querySelectorAll('.header > *, .header .tab'))
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map(({ top, bottom }) => (top + bottom) / 2),
      );
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(3);
      await page.locator('.header .more > button').click();
      const menu = (await page.getByRole('menu').boundingBox())!;
      expect(menu.x).toBeGreaterThanOrEqual(0);
      expect(menu.x + menu.width).toBeLessThanOrEqual(width + 0.5);
      expect(menu.y + menu.height).toBeLessThanOrEqual(height + 0.5);
      await page.keyboard.press('l');
    }
  });

  it('stands on one left edge with the texts over the picture and the dock', async () => {
    const page = await openApp('#t=520&lang=en');
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 1024, height: 768 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await page.waitForFunction(() => {
        const left = (of: string): number => document.querySelector(of)!.getBoundingClientRect().left;
        const lefts = ['.app-name', '.story h2', '.rank-note', '.transport-buttons', '.band-names'].map(left);
        return Math.max(...lefts) - Math.min(...lefts) < 1.5;
      });
    }
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForFunction(
      () => Math.abs(document.querySelector('.app-name')!.getBoundingClientRect().left - 72) < 1,
    );
  });
});
