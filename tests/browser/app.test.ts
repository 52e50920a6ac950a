import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/core/sim/simulation.ts';
import { traceHash } from '../../src/core/trace/trace.ts';
import { THEMES } from '../../src/screen/picture/theme.ts';
import { canvasPixels, frames, pixelsOfColour, twoUltraServers } from '../support/app.ts';
import { browserSuite, SINGLE_FILE } from '../support/browserSuite.ts';

const {
  watch: openApp,
  share,
  url,
} = browserSuite({ viewport: { width: 1000, height: 640 }, draws: true }, '/any/sub/path/');
const openShared = share();

/** Least number of pixels in the mark's colour, without edges: about nine tenths of the count at night, which is the smallest. */
const LEAST_OF_MARK = { ko: 190, en: 500 } as const;

const HASH = traceHash(simulate(twoUltraServers()));

describe('the built app', () => {
  it('shows the scene from any sub-path with the same run as Node, requests only its own origin, and logs no errors [L5]', async () => {
    const { page, complaints, requests } = await openApp();
    expect(await page.evaluate(() => window.chokepoint.traceHash)).toBe(HASH);
    // One worker for the run; the proof's may have started too.
    expect(page.workers().length).toBeGreaterThan(0);
    await page.keyboard.press('s');
    await page.keyboard.press('t');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => window.chokepoint.time > 0);
    await frames(page, 10);
    expect(complaints).toEqual([]);
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((one) => !one.startsWith(url()))).toEqual([]);
  });

  it('starts paused; moves packets while playing, none while paused, and shows the same picture after seeking back [L4]', async () => {
    const { page } = await openShared();
    await frames(page, 6);
    expect(await page.evaluate(() => [window.chokepoint.playing, window.chokepoint.time])).toEqual([false, 0]);
    await page.evaluate(() => window.chokepoint.seek(520));
    const before = await canvasPixels(page);
    expect(await canvasPixels(page)).toBe(before);
    await page.evaluate(() => window.chokepoint.play());
    await page.waitForFunction(() => window.chokepoint.time > 524);
    await page.evaluate(() => window.chokepoint.pause());
    const time = await page.evaluate(() => window.chokepoint.time);
    const after = await canvasPixels(page);
    expect(after).not.toBe(before);
    await frames(page, 12);
    expect(await page.evaluate(() => window.chokepoint.time)).toBeCloseTo(time, 2);
    for (const ticks of [1800, 100, 520]) await page.evaluate((to) => window.chokepoint.seek(to), ticks);
    expect(await canvasPixels(page)).toBe(before);
  });

  it('has the mark in the canvas pixels, in both languages and both themes [L6]', async () => {
    const { page } = await openApp('', { locale: 'ko-KR', deviceScaleFactor: 1 });
    for (const theme of ['night', 'day'] as const) {
      for (const language of ['ko', 'en'] as const) {
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
        expect(await pixelsOfColour(page, THEMES[theme].mark)).toBeGreaterThan(LEAST_OF_MARK[language]);
        await page.keyboard.press('l');
      }
      await page.keyboard.press('d');
    }
  });

  it('gives the same trace without a worker, and plays at once with #play [L5]', async () => {
    const refuseWorkers = (): void => {
      Object.defineProperty(window, 'Worker', {
        value: function Worker() {
          throw new Error('refused');
        },
      });
    };
    const { page } = await openApp('#play', { before: [refuseWorkers], draws: false });
    await frames(page, 6);
    expect(await page.evaluate(() => window.chokepoint.playing)).toBe(true);
    expect(await page.evaluate(() => window.chokepoint.traceHash)).toBe(HASH);
    expect(page.workers()).toEqual([]);
  });

  it('starts paused even at #play with reduced motion', async () => {
    const { page } = await openApp('#play', { reducedMotion: 'reduce', draws: false });
    await frames(page, 6);
    expect(await page.evaluate(() => [window.chokepoint.playing, window.chokepoint.time])).toEqual([false, 0]);
  });

  it('restores its picture at the same instant after losing its WebGL context, twice in a row', async () => {
    const { page, complaints } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(520));
    const pixels = await canvasPixels(page);
    for (let loss = 0; loss < 2; loss++) {
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.canvas-host canvas:not(.inscription)')!;
        canvas.id = 'lost';
        canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
      });
      await page.waitForSelector('.canvas-host canvas:not(.inscription, #lost)', { timeout: 5000 });
      expect(await page.locator('.canvas-host canvas').count()).toBe(2);
      expect(await canvasPixels(page)).toBe(pixels);
    }
    expect(complaints.filter((one) => !/context/i.test(one))).toEqual([]);
  });

  it('makes a PNG of the busy moment in the requested size', async () => {
    const { page } = await openShared();
    await page.evaluate(() => window.chokepoint.seek(520));
    const size = await page.evaluate(async () => {
      const image = await createImageBitmap(await window.chokepoint.still(1280, 720));
      return [image.width, image.height];
    });
    expect(size).toEqual([1280, 720]);
    const refused = await page.evaluate(() => window.chokepoint.still(0, 720).catch((error: Error) => error.message));
    expect(refused).toContain('16 to 8192');
    const pixels = await canvasPixels(page);
    await page.evaluate(() => window.chokepoint.still(640, 640));
    expect(await canvasPixels(page)).toBe(pixels);
  });
});

describe('one file', () => {
  it('runs from file:// with the network off, and gives the same trace [L5]', async () => {
    const { page, complaints, requests } = await openApp(SINGLE_FILE, { offline: true });
    expect(await page.evaluate(() => window.chokepoint.traceHash)).toBe(HASH);
    expect(await page.evaluate(() => document.fonts.check('700 20px Pretendard', '가A'))).toBe(true);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });
});
