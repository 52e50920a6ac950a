import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSuite } from '../support/browserSuite.ts';

const { open } = browserSuite({ viewport: { width: 640, height: 400 }, draws: true });

/** Size of a golden: a still of 1280 × 720 scaled down, so that edges and letters count little, and places and colours much. */
const [WIDTH, HEIGHT] = [160, 90];
const GOLDENS = 'tests/golden/stills';
/** `GOLDEN=write npm test -- build browser` rewrites them; look at each before committing it. */
const isWriting = process.env['GOLDEN'] === 'write';

/** Allowed difference of two goldens: the mean, in levels of 255, and the share of clearly different pixels. */
const MOST = { mean: 0.5, far: 0.004 };

/** A still at `ticks`, scaled down, as the data of a PNG. */
function smallStill(page: Page, ticks: number): Promise<string> {
  return page.evaluate(
    async ([at, width, height]) => {
      window.chokepoint.seek(at);
      const image = await createImageBitmap(await window.chokepoint.still(1280, 720));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, height);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [ticks, WIDTH, HEIGHT] as const,
  );
}

function difference(page: Page, one: string, other: string): Promise<{ mean: number; far: number }> {
  return page.evaluate(
    async ([images, width, height]) => {
      const [a, b] = await Promise.all(
        images.map(async (data) => {
          const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      let sum = 0;
      let far = 0;
      for (let i = 0; i < a!.length; i += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs(a![i + channel]! - b![i + channel]!));
        sum += apart.reduce((all, level) => all + level) / 3;
        if (Math.max(...apart) > 32) far++;
      }
      return { mean: sum / (width * height), far: far / (width * height) };
    },
    [[one, other], WIDTH, HEIGHT] as const,
  );
}

describe('stills equal the reviewed ones', () => {
  it.each([
    ['tower-night', 'beat=3&lang=en', 560],
    ['tower-day-ko', 'beat=3&lang=ko&theme=day', 560],
    ['flat-contrast', 'view=flat&theme=contrast&lang=en', 1000],
    ['mountain-night', 'view=mountain&lang=en', 560],
    ['ring-night', 'scene=four-ultraservers&beat=3&lang=en', 2200],
    ['plane-day-ko', 'scene=hash-or-spray&beat=3&lang=ko&theme=day', 200],
  ])('[L4] %s', async (name, hash, ticks) => {
    const page = await open(`#${hash}`);
    const still = await smallStill(page, ticks);
    const file = `${GOLDENS}/${name}.png`;
    if (isWriting) {
      mkdirSync(GOLDENS, { recursive: true });
      writeFileSync(file, Buffer.from(still, 'base64'));
    }
    expect(existsSync(file), `${file} is missing: look at the still and store it with GOLDEN=write`).toBe(true);
    const golden = readFileSync(file).toString('base64');
    const same = await difference(page, golden, still);
    expect([same.mean < MOST.mean, same.far < MOST.far], JSON.stringify(same)).toEqual([true, true]);
    // The check itself works: another instant fails it.
    const later = await difference(page, golden, await smallStill(page, 0));
    expect([later.mean < MOST.mean, later.far < MOST.far], JSON.stringify(later)).not.toEqual([true, true]);
  });
});
