import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/screen/picture/textWidth.ts';
import { initialState } from '../../src/screen/state/appState.ts';
import { stageInsets } from '../../src/screen/ui/stage/insets.ts';
import { pictureWords } from '../../src/screen/words/pictureWords.ts';
import { canvasPixels } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { chooseInMore } from '../support/moreMenu.ts';
import { SceneRun } from '../support/sceneRuns.ts';

const { open: openApp, share } = browserSuite({ viewport: { width: 1000, height: 640 } });
const openBridge = share('#scene=two-ultraservers&t=520');
const openPaths = share('#scene=hash-or-spray&t=520&talk');

const textLight = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.inscription')!.style.opacity);

async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.inscription')!.style.opacity === '1');
}

describe('another projection', () => {
  it('is reached by key, through every intermediate picture, and left again without a trace [L4]', async () => {
    const flat = await openApp('#view=flat&t=520', { draws: true });
    const expected = await canvasPixels(flat);
    await flat.context().close();

    const page = await openApp('#t=520', { draws: true });
    const tower = await canvasPixels(page);
    let [between, isLate] = [tower, true];
    // A busy machine may read the picture only when the transition is over; then it is read in another one.
    for (let chance = 0; chance < 5 && isLate; chance++) {
      await page.keyboard.press('v');
      await page.waitForFunction(() => document.querySelector<HTMLElement>('.inscription')!.style.opacity !== '1');
      between = await canvasPixels(page);
      isLate = (await textLight(page)) === '1';
      await untilStill(page);
      expect(await canvasPixels(page)).toBe(expected);
      await chooseInMore(page, 'Towers');
      await page.waitForFunction(() => document.querySelector<HTMLElement>('.inscription')!.style.opacity !== '1');
      await untilStill(page);
      expect(await canvasPixels(page)).toBe(tower);
    }
    expect([tower, expected]).not.toContain(between);
  });

  it('is shown at once with reduced motion', async () => {
    const page = await openApp('#t=520', { reducedMotion: 'reduce', draws: true });
    const tower = await canvasPixels(page);
    await page.keyboard.press('v');
    const flat = await canvasPixels(page);
    expect(flat).not.toBe(tower);
    expect(await textLight(page)).toBe('1');
    expect(await canvasPixels(page)).toBe(flat);
  });
});

describe('text over the picture', () => {
  it('has the box’s size when the browser zooms a talk to as many device pixels as before', async () => {
    const page = await openApp('#talk&beat=1');
    const session = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [1, 2, 1]) {
      const [width, height] = [1000 / deviceScaleFactor, 640 / deviceScaleFactor];
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
      await page.waitForFunction((wide) => {
        const { clientWidth } = document.querySelector('.canvas-host')!;
        return clientWidth === wide && document.querySelector<HTMLElement>('.inscription')!.clientWidth === wide;
      }, width);
    }
  });
});

describe('the reserved room for text', () => {
  it('is at least the measured size of the text, in both languages', async () => {
    const { page } = await openBridge();
    const texts = (['en', 'ko'] as const).flatMap((language) => {
      const text = pictureWords(language);
      return [
        text.tower('B', 64, 'Trainium2'),
        text.switches(4),
        text.waiting('1\u202f234'),
        text.neuronLink,
        text.efa,
        text.queue,
      ]
        .concat([text.computing, text.moving, text.waitingChip, text.group(16), text.towerShort('C'), '0123456789'])
        .concat(text.rule.split(/(?<=[.,]) /));
    });
    for (const weight of [400, 700]) {
      const measured = await page.evaluate(
        ([all, bold]) => {
          const context = new OffscreenCanvas(1, 1).getContext('2d')!;
          context.font = `${bold} 100px Pretendard`;
          return all.map((one) => context.measureText(one).width / 100);
        },
        [texts, weight] as const,
      );
      texts.forEach((text, i) => expect([text, textWidth(text, weight === 700) >= measured[i]!]).toEqual([text, true]));
    }
  });

  // Browser zoom changes page size and device pixel ratio: 200 % of 1920 × 1080 is 960 × 540 at 2, and 50 % is as large as 4K.
  it.each([
    [1920, 1080, 1, 'two-ultraservers', 'watch'],
    [960, 540, 2, 'two-ultraservers', 'watch'],
    [3840, 2160, 1, 'two-ultraservers', 'watch'],
    [640, 360, 3, 'two-ultraservers', 'watch'],
    [390, 844, 3, 'two-ultraservers', 'watch'],
    [390, 844, 1, 'hash-or-spray', 'talk'],
  ] as const)(
    'holds title, caption and note in a page of %i × %i at %f device pixels, %s, %s',
    async (width, height, deviceScaleFactor, id, mode) => {
      const { page } = await (mode === 'talk' ? openPaths() : openBridge());
      expect(await page.evaluate(() => window.chokepoint.scene.id)).toBe(id);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
      // The canvas gets the stage's new size in the next frame.
      await page.waitForFunction(
        ([ratio, wide]) => {
          const stage = document.querySelector('.stage')!.getBoundingClientRect();
          const { height } = document.querySelector<HTMLCanvasElement>('canvas.inscription')!;
          return innerWidth === wide && Math.abs(height / stage.height - ratio) < 0.05;
        },
        [deviceScaleFactor, width] as const,
      );
      const seen = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
        const overlay = document.querySelector<HTMLCanvasElement>('canvas.inscription')!;
        const [stage, story, foot] = ['.stage', '.story', '.foot'].map(box) as [DOMRect, DOMRect, DOMRect];
        const around = ['.header', '.dock'].map((selector) =>
          document.querySelector(selector)?.getBoundingClientRect(),
        );
        return {
          stage: [stage.width, stage.height],
          story: story.bottom - stage.top,
          foot: stage.bottom - foot.top,
          stacked: (around[0]?.bottom ?? 0) <= stage.top + 0.5 && stage.bottom <= (around[1]?.top ?? innerHeight) + 0.5,
          canvas: [overlay.width / stage.width, overlay.height / stage.height],
          markRoom: Number.parseFloat(
            document.querySelector<HTMLElement>('.stage')!.style.getPropertyValue('--mark-room'),
          ),
        };
      });
      const { scene, reader } = new SceneRun(id);
      const state = { ...initialState(scene, 'a.scene.json', 'en', 'night'), mode, run: { scene, reader, hash: '' } };
      const insets = stageInsets(state, seen.stage[0]!, seen.stage[1]!);
      expect(seen.stacked).toBe(true);
      expect(seen.story).toBeLessThanOrEqual(insets.top + 1);
      expect(seen.foot).toBeLessThanOrEqual(insets.bottom + seen.markRoom + 1);
      for (const ratio of seen.canvas) expect(ratio).toBeCloseTo(deviceScaleFactor, 1);
      await session.detach();
    },
  );
});
