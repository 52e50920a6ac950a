import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { parseScene } from '../../src/core/scene/parse.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import './drawNothing.ts';
import type { ChokepointHandle } from '../../src/shell/app/handle.ts';

declare global {
  interface Window {
    chokepoint: ChokepointHandle;
  }
}

export const SCENE_FILE = 'scenes/two-ultraservers.scene.json';

export function twoUltraServers(): Scene {
  return parseScene(readFileSync(SCENE_FILE, 'utf8'));
}

/** Waits until the app has drawn its first run. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'chokepoint' in window);
  await page.evaluate(() => window.chokepoint.ready);
}

/** Waits for a number of animation frames, which gives the page its work per frame on any machine. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let i = 0; i < wanted; i++) await new Promise(requestAnimationFrame);
  }, count);
}

/** SHA-256 of the WebGL canvas' pixels, read in the frame in which the app draws them. */
export function canvasPixels(page: Page): Promise<string> {
  return page.evaluate(async () => {
    if (window.drawsNothing === true) throw new Error('This page draws nothing: open it with { draws: true }');
    window.chokepoint.seek(window.chokepoint.time + 0.001);
    window.chokepoint.seek(window.chokepoint.time - 0.001);
    const pixels = await new Promise<Uint8ClampedArray<ArrayBuffer>>((resolve) => {
      requestAnimationFrame(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.canvas-host canvas:not(.inscription)')!;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
        copy.drawImage(canvas, 0, 0);
        resolve(copy.getImageData(0, 0, canvas.width, canvas.height).data);
      });
    });
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  });
}

/** Counts pixels near a colour `#rrggbb` in the bottom 6 % of the WebGL canvas, where the mark is. */
export function pixelsOfColour(page: Page, colour: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        if (window.drawsNothing === true) reject(new Error('This page draws nothing: open it with { draws: true }'));
        window.chokepoint.seek(window.chokepoint.time + 0.001);
        window.chokepoint.seek(window.chokepoint.time - 0.001);
        requestAnimationFrame(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('.canvas-host canvas:not(.inscription)')!;
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
          copy.drawImage(canvas, 0, 0);
          const high = Math.round(canvas.height * 0.06);
          const { data } = copy.getImageData(0, canvas.height - high, canvas.width, high);
          const target = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16));
          let count = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (target.every((value, channel) => Math.abs(value - data[i + channel]!) < 40)) count++;
          }
          resolve(count);
        });
      }),
    colour,
  );
}

/** Drops a scene file on the page and waits for its run. */
export async function dropScene(page: Page, scene: unknown): Promise<void> {
  const before = await page.evaluate(() => window.chokepoint.traceHash);
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(scene));
  await page.waitForFunction((hash) => window.chokepoint.traceHash !== hash, before);
}
