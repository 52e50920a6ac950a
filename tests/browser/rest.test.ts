import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { frames } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { open, share } = browserSuite({ viewport: { width: 640, height: 400 } });

type Counted = { readonly frames: number; readonly timers: number; readonly time: number };

declare global {
  interface Window {
    /** Frames and timers requested since the last call, and the instant shown. */
    takeAsked: () => Counted;
    hide: (hidden: boolean) => void;
    /** Names of the calls so far that wait for the driver or make it compile, which may block until it has drawn everything. */
    waits: string[];
  }
}

/** Counts the page's requests. While it is hidden, frames are delayed until it is visible, as in a browser. */
function countAsked(): void {
  let [frames, timers, isHidden] = [0, 0, false];
  let held: FrameRequestCallback[] = [];
  const ask = window.requestAnimationFrame.bind(window);
  const wait = window.setTimeout.bind(window);
  const repeat = window.setInterval.bind(window);
  window.requestAnimationFrame = (callback) => {
    frames++;
    if (!isHidden) return ask(callback);
    held.push(callback);
    return 0;
  };
  const counted =
    (own: (handler: TimerHandler, after?: number) => number) =>
    (handler: TimerHandler, after?: number): number => {
      timers++;
      return own(handler, after);
    };
  Object.assign(window, { setTimeout: counted(wait), setInterval: counted(repeat) });
  window.takeAsked = () => {
    const asked = { frames, timers, time: window.chokepoint.time };
    [frames, timers] = [0, 0];
    return asked;
  };
  window.hide = (hidden) => {
    isHidden = hidden;
    if (!hidden) for (const callback of held) ask(callback);
    held = [];
  };
}

function countWaits(): void {
  window.waits = [];
  const calls = WebGL2RenderingContext.prototype as unknown as Record<string, (...of: unknown[]) => unknown>;
  const answered =
    'linkProgram getProgramParameter getShaderParameter getUniformLocation getAttribLocation getActiveUniform getParameter ' +
    'getError checkFramebufferStatus readPixels finish getBufferSubData';
  for (const name of answered.split(' ')) {
    const call = calls[name]!;
    calls[name] = function (...of) {
      window.waits.push(name);
      return call.apply(this, of);
    };
  }
}

const openCounted = share('', { before: [countAsked] });

/** Requests within a second, some time after `prepare`. */
async function askedIn(page: Page, prepare: () => void): Promise<Counted> {
  await page.evaluate(prepare);
  await page.waitForTimeout(1000);
  await page.evaluate(() => void window.takeAsked());
  await page.waitForTimeout(1000);
  return page.evaluate(() => window.takeAsked());
}

describe('a page that shows nothing new', () => {
  it('requests frames while it plays, and none while it is paused [L4]', async () => {
    const { page } = await openCounted();
    const playing = await askedIn(page, () => {
      window.chokepoint.seek(10);
      window.chokepoint.play();
    });
    expect(playing.frames).toBeGreaterThan(1);
    const paused = await askedIn(page, () => window.chokepoint.pause());
    expect([paused.frames, paused.timers]).toEqual([0, 0]);
  });

  it('requests nothing while it is hidden, and continues where it stopped [L4]', async () => {
    const { page } = await openCounted();
    const hidden = await askedIn(page, () => {
      window.chokepoint.seek(10);
      window.chokepoint.play();
      window.hide(true);
    });
    expect([hidden.frames, hidden.timers]).toEqual([0, 0]);
    const before = await page.evaluate(() => window.chokepoint.time);
    expect(before).toBe(hidden.time);
    const after = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          window.hide(false);
          // After the page's own callback, which was requested earlier.
          requestAnimationFrame(() => resolve(window.chokepoint.time));
        }),
    );
    const longest = await page.evaluate(() => 0.25 * window.chokepoint.scene.ticksPerSecond);
    expect(after - before).toBeGreaterThan(0);
    expect(after - before).toBeLessThanOrEqual(longest);
  });
});

/** Waits for ten frames without compiling or waiting for the driver: then both pictures have been drawn. */
async function untilDrawn(page: Page): Promise<void> {
  const count = () => page.evaluate(() => window.waits.length);
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await frames(page, 10);
  }
}

describe('a page that moves', () => {
  for (const hash of ['', '#compare'])
    it(`waits for no driver once its first picture is there, at ‘${hash}’`, async () => {
      const page = await open(hash, { before: [countWaits], draws: true });
      if (hash !== '') {
        await page.locator('.half canvas.inscription').waitFor();
        await page.locator('.outcome').waitFor({ state: 'attached' });
        await untilDrawn(page);
      }
      const before = await page.evaluate(() => window.waits.splice(0));
      expect(before).toContain('linkProgram');
      await page.evaluate(() => window.chokepoint.play());
      await page.waitForFunction(() => window.chokepoint.time > 100);
      await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 1));
      await page.evaluate(() => window.chokepoint.seek(600));
      await page.waitForFunction(() => window.chokepoint.time > 605);
      expect(await page.evaluate(() => window.waits)).toEqual([]);
    });
});
