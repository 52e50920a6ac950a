import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite } from '../support/browserSuite.ts';

const { open: openApp, share } = browserSuite({ viewport: { width: 1200, height: 760 } });
const openShared = share();

const curves = (page: Page): Promise<string[]> =>
  page.locator('.band .curve').evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? ''));
const hashOf = (page: Page, part: RegExp): Promise<unknown> =>
  page.waitForFunction((wanted) => new RegExp(wanted).test(location.hash), part.source);
const time = (page: Page): Promise<number> => page.evaluate(() => window.chokepoint.time);

describe('the timeline', () => {
  it('is rendered once: no part of it is rendered again while time runs', async () => {
    const page = await openApp();
    expect((await curves(page)).every((path) => path.length > 100)).toBe(true);
    await page.evaluate(() => {
      const drawn = { count: 0 };
      Object.assign(window, { drawn });
      new MutationObserver((changes) => {
        drawn.count += changes.length;
      }).observe(document.querySelector('.bands')!, { subtree: true, childList: true, attributes: true });
    });
    await page.evaluate(() => window.chokepoint.play());
    await page.waitForFunction(() => window.chokepoint.time > 40);
    const count = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { drawn: { count: number } }).drawn.count);
    expect(await count()).toBe(0);
    await page.keyboard.press(']');
    await page.waitForFunction(() => (window as unknown as { drawn: { count: number } }).drawn.count > 0);
  });

  it('loops a brushed span, by pointer and by keys, until Escape', async () => {
    const { page } = await openShared();
    const ruler = (await page.locator('.ruler').boundingBox())!;
    await page.mouse.move(ruler.x + ruler.width * 0.2, ruler.y + 8);
    await page.mouse.down();
    await page.mouse.move(ruler.x + ruler.width * 0.4, ruler.y + 8, { steps: 3 });
    await page.mouse.up();
    expect(await page.locator('.loop-edge').count()).toBe(2);
    await hashOf(page, /loop=\d+/);

    await page.keyboard.press('Escape');
    expect(await page.locator('.loop-edge').count()).toBe(0);
    await page.evaluate(() => window.chokepoint.seek(500));
    await page.keyboard.press('i');
    await page.evaluate(() => window.chokepoint.seek(506));
    await page.keyboard.press('o');
    await hashOf(page, /loop=500-506/);
    const edge = page.getByRole('slider', { name: 'Loop ends' });
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    expect(Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThan(506);
    expect(await edge.getAttribute('aria-valuetext')).toContain('made up');
    await page.keyboard.press('ArrowLeft');
    await page.evaluate(() => window.chokepoint.play());
    await page.waitForFunction(
      () => {
        const seen = (window as unknown as { seen?: number[] }).seen ?? [];
        seen.push(window.chokepoint.time);
        Object.assign(window, { seen });
        return seen.some((now, i) => i > 0 && now < seen[i - 1]!);
      },
      undefined,
      { polling: 20 },
    );
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(seen.every((now) => now >= 500 && now <= 507)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.loop-edge').count()).toBe(0);
  });

  it('zooms by wheel to single events, follows the playhead, and shows everything again after a double click', async () => {
    const { page } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(520));
    const track = (await page.locator('.track').boundingBox())!;
    const now = (await page.locator('.playhead .line').boundingBox())!;
    const whole = await curves(page);
    expect(await page.locator('.band.efa .events').getAttribute('d')).toBe('');
    await page.mouse.move(now.x + 1, track.y + track.height / 2);
    await page.mouse.wheel(0, -120);
    await page.waitForFunction(
      (before) => document.querySelector('.band .curve')!.getAttribute('d') !== before,
      whole[0],
    );
    for (let doubling = 0; doubling < 10; doubling++) await page.keyboard.press(']');
    await page.waitForFunction(() => document.querySelector('.band.efa .events')!.getAttribute('d')!.includes('M'));
    expect(await curves(page)).not.toEqual(whole);
    await page.evaluate(() => window.chokepoint.seek(900));
    await page.waitForSelector('.playhead .line');
    await page.mouse.dblclick(track.x + track.width / 2, track.y + track.height / 2);
    expect(await curves(page)).toEqual(whole);
  });

  it('seeks to the pressed instant, and is large enough for a finger on a phone', async () => {
    const page = await openApp('', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const field = (await page.locator('.bands-field').boundingBox())!;
    expect(field.height).toBeGreaterThanOrEqual(44);
    expect((await page.locator('.ruler').boundingBox())!.height).toBeGreaterThanOrEqual(24);
    await page.touchscreen.tap(field.x + field.width / 2, field.y + field.height / 2);
    const duration = await page.evaluate(() => window.chokepoint.duration);
    expect(Math.abs((await time(page)) / duration - 0.5)).toBeLessThan(0.01);
  });
});

describe('less motion', () => {
  it('is set by the system or the user, and shows time in steps', async () => {
    const page = await openApp('', { reducedMotion: 'reduce' });
    expect(await page.locator('.ui').getAttribute('data-motion')).toBe('less');
    await page.evaluate(() => {
      const shown = new Set<number>();
      Object.assign(window, { shown });
      window.chokepoint.seek(500);
      window.chokepoint.play();
      const look = (): void => {
        shown.add(window.chokepoint.time);
        if (shown.size < 4) requestAnimationFrame(look);
      };
      look();
    });
    await page.waitForFunction(() => (window as unknown as { shown: Set<number> }).shown.size === 4);
    const shown = await page.evaluate(() => [...(window as unknown as { shown: Set<number> }).shown]);
    // Events are at whole milliticks; a playing time hardly ever is.
    for (const now of shown) expect(Math.abs(now * 1000 - Math.round(now * 1000))).toBeLessThan(1e-6);
    await page.keyboard.press('Space');
    await page.keyboard.press('?');
    await page.getByRole('radio', { name: 'full' }).check();
    await hashOf(page, /motion=full/);
    expect(await page.locator('.ui').getAttribute('data-motion')).toBe('full');
  });
});

describe('the picture in words', () => {
  it('is a tree that can be navigated by keys, down to a link, and follows time', async () => {
    const page = await openApp();
    await page.keyboard.press('x');
    await page.getByRole('treeitem').first().focus();
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent ?? '');
    const keys = async (...names: string[]): Promise<string> => {
      for (const name of names) await page.keyboard.press(name);
      return focused();
    };
    expect(await keys('ArrowDown')).toBe('UltraServer A');
    expect(await keys('ArrowRight', 'ArrowRight')).toBe('Plate 1');
    expect(await keys('ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight')).toMatch(/^NeuronLink to chip/);
    expect(await keys('ArrowLeft')).toBe('Chip 0');
    expect(await keys('End')).toBe('Switches (4)');
    expect(await keys('p', 'l')).toBe('Plate 1');
    expect(await keys('Home')).toContain('The cluster');
    const root = page.getByRole('treeitem').first();
    expect(await root.textContent()).toContain('128 compute');
    await page.evaluate(() => window.chokepoint.seek(250));
    const before = await root.textContent();
    await page.keyboard.press('Space');
    await page.waitForFunction((text) => document.querySelector('[role=treeitem]')!.textContent !== text, before);
    await page.keyboard.press('Space');
    await page.evaluate(() => window.chokepoint.seek(520));
    expect(await page.locator('.text-view-verdict').textContent()).toContain('EFA interfaces');
    await root.focus();
    await page.keyboard.press('Shift+Enter');
    await page.waitForFunction(() => Boolean(document.activeElement?.closest('tr')));
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.textContent)).toContain('instant shown');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.role === 'treeitem');
    expect(await keys('ArrowDown')).toBe('UltraServer A');
  });

  it('replaces the picture if there is no WebGL, and says so', async () => {
    const refuseWebgl = (): void => {
      type Get = (kind: string, ...rest: unknown[]) => unknown;
      const own = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as Get;
      Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: unknown, ...asked: Parameters<Get>) {
        return /webgl|webgpu/.test(asked[0]) ? null : own.apply(this, asked);
      });
    };
    const page = await openApp('', { before: [refuseWebgl] });
    expect(await page.locator('.no-picture').textContent()).toContain('WebGL');
    await page.getByRole('tree').waitFor();
    expect(await curves(page)).toHaveLength(4);
    await page.keyboard.press('l');
    expect(await page.locator('.no-picture').textContent()).toContain('그림이 없습니다');
  });
});
