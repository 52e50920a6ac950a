import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canvasPixels } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { open: openApp, share } = browserSuite({ viewport: { width: 900, height: 620 }, reducedMotion: 'reduce' });
const openShared = share('#t=520', { draws: true });

const card = (page: Page) => page.locator('.inspector');
const hashOf = (page: Page): Promise<string> => page.evaluate(() => window.chokepoint.traceHash);
const inPicture = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.classList.contains('canvas-host') === true);

async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await isThere()) return;
  }
  throw new Error('the Tab key does not reach it');
}

const hasFocus = (page: Page, text: RegExp) => async (): Promise<boolean> =>
  text.test(await page.evaluate(() => document.activeElement?.textContent ?? ''));

/** The camera in the address, as numbers, once it has settled. */
async function cameraOf(page: Page): Promise<number[]> {
  let last = '';
  for (;;) {
    await page.waitForTimeout(450);
    const now = /camera=([\d.,]+)/.exec(page.url())?.[1] ?? '0.5,0.5,1';
    if (now === last) return now.split(',').map(Number);
    last = now;
  }
}

describe('by keyboard alone', () => {
  it('moves from thing to thing, opens a card, cuts a link from this instant on, and undoes it', async () => {
    const page = await openApp('#t=520');
    const before = await hashOf(page);
    await tabTo(page, () => inPicture(page));
    const first = await card(page).textContent();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((text) => document.querySelector('.inspector')?.textContent !== text, first);
    expect(await page.evaluate(() => window.chokepoint.time)).toBe(520);
    await page.keyboard.press('Enter');
    await tabTo(page, hasFocus(page, /→/));
    await page.keyboard.press('Enter');
    await card(page).getByText('Cut it from now').waitFor();
    expect(await page.locator('.inspector ~ [role=status]').first().textContent()).toContain('→');
    await tabTo(page, hasFocus(page, /^Cut it/));
    await page.keyboard.press('Enter');
    await page.waitForFunction((hash) => window.chokepoint.traceHash !== hash, before);
    expect(await page.evaluate(() => window.chokepoint.time)).toBe(520);
    await card(page).getByText('Cut: nothing leaves.').waitFor();
    await page.waitForFunction(() => location.hash.includes('fault=520,'));
    const cut = await hashOf(page);
    const again = await openApp(new URL(page.url()).hash);
    expect(await hashOf(again)).toBe(cut);
    await again.context().close();
    await page.keyboard.press('z');
    await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, before);
    await page.keyboard.press('Escape');
    expect(await card(page).getByRole('button').count()).toBe(0);
    expect(await inPicture(page)).toBe(true);
  });

  it('zooms, and shows the whole again, to the pixel', async () => {
    const { page } = await openShared();
    const whole = await canvasPixels(page);
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.waitForFunction(() => location.hash.includes('camera=0.5,0.5,2.25'));
    const near = await canvasPixels(page);
    expect(near).not.toBe(whole);
    const again = await openApp(new URL(page.url()).hash, { draws: true });
    expect(await canvasPixels(again)).toBe(near);
    await again.context().close();
    await page.keyboard.press('0');
    expect(await canvasPixels(page)).toBe(whole);
  });
});

describe('by mouse', () => {
  it('zooms at the pointer, drags, and moves to a double-clicked thing and back', async () => {
    const page = await openApp('', { reducedMotion: 'no-preference' });
    const box = (await page.locator('.canvas-host').boundingBox())!;
    const underPointer = () => card(page).locator('.thing-name, .place').allTextContents();
    const AROUND = [
      [3, 0],
      [-3, 0],
      [0, 2],
      [0, -2],
      [0, 0],
    ] as const;
    // A place well inside a chip, wherever the projection has put it: near an edge a closer camera may find something else.
    let chip = '';
    let [x, y] = [0, 0];
    for (let n = 0; n < 600 && chip === ''; n++) {
      [x, y] = [box.x + box.width * (0.2 + (n % 30) * 0.02), box.y + box.height * (0.4 + Math.floor(n / 30) * 0.02)];
      const found: string[] = [];
      for (const [dx, dy] of AROUND) {
        await page.mouse.move(x + dx, y + dy);
        found.push((await underPointer()).join(' '));
        if (!found[0]!.startsWith('Chip') || found.at(-1) !== found[0]) break;
      }
      if (found.length === AROUND.length && found.at(-1) === found[0]) chip = found[0]!;
    }
    expect(chip).toMatch(/^Chip/);
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -150);
    const [atX, atY, zoom] = (await cameraOf(page)) as [number, number, number];
    expect(zoom).toBeGreaterThan(3);
    await page.mouse.move(x + 1, y);
    expect((await underPointer()).join(' ')).toBe(chip);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 50, { steps: 3 });
    expect((await underPointer()).join(' ')).toBe(chip);
    await page.mouse.up();
    const dragged = await cameraOf(page);
    expect([dragged[0]! < atX, dragged[1]! < atY, dragged[2]]).toEqual([true, true, zoom]);
    await page.mouse.dblclick(x + 100, y + 50);
    expect(await cameraOf(page)).not.toEqual(dragged);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await page.waitForFunction(() => !location.hash.includes('camera='));
  });

  it('follows a packet to its end, at any instant and in any order, until the user stops it [L4]', async () => {
    const { page } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(520));
    await page.evaluate(() => document.addEventListener('transitionrun', () => document.body.classList.add('glided')));
    await tabTo(page, () => inPicture(page));
    await page.keyboard.press('Enter');
    await page.locator('.others button', { hasText: '→' }).first().click();
    await page.locator('.others button', { hasText: 'Packet' }).last().click();
    const now = card(page).locator('.now');
    await page.getByRole('button', { name: 'Follow' }).click();
    const told = new Map<number, string>();
    const pixels = new Map<number, string>();
    for (const time of [500, 540, 2000, 540, 500]) {
      await page.evaluate((to) => window.chokepoint.seek(to), time);
      const [text, seen] = [(await now.textContent())!, await canvasPixels(page)];
      expect(told.get(time) ?? text).toBe(text);
      expect(pixels.get(time) ?? seen).toBe(seen);
      told.set(time, text);
      pixels.set(time, seen);
    }
    expect(told.get(2000)).toMatch(/^Arrived/);
    expect(new Set(pixels.values()).size).toBe(3);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Follow' }).waitFor();
    // With reduced motion a card does not move into place, so a press can't miss it.
    expect(await page.locator('body.glided').count()).toBe(0);
  });
});

describe('by fingers', () => {
  it('pinch and drag move the picture, and never the page', async () => {
    const page = await openApp('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const { x, y, width, height } = (await page.locator('.canvas-host').boundingBox())!;
    const [midX, midY] = [x + width / 2, y + height / 2];
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', spread: number, shift = 0) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [-1, 1].map((side, id) => ({ x: midX + side * spread + shift, y: midY + side * spread + shift, id })),
      });
    await touch('touchStart', 20);
    for (const spread of [30, 40, 50, 60]) await touch('touchMove', spread);
    await touch('touchEnd', 60);
    const [, , zoom] = await cameraOf(page);
    expect(zoom).toBeCloseTo(3, 1);
    expect(
      await page.evaluate(() => [window.visualViewport?.scale, scrollY, document.querySelector('.ui')?.scrollTop]),
    ).toEqual([1, 0, 0]);
    await page.touchscreen.tap(midX, midY);
  });
});
