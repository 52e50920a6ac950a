import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { untilReady } from './app.ts';
import { sceneNamed } from './sceneRuns.ts';
import { linkTo, type Look } from './tellingInstants.ts';

type GalleryStill = Pick<Look, 'theme' | 'language' | 'view'> & {
  readonly file: string;
  readonly scene: string;
  /** Id of the beat shown. */
  readonly beat: string;
  /** The instant shown. README says of each picture what waits then. */
  readonly ticks: number;
};

/** The pictures of README's gallery, in its order. */
const GALLERY: readonly GalleryStill[] = [
  {
    file: 'two-ultraservers-night',
    scene: 'two-ultraservers',
    beat: 'bridge',
    ticks: 560,
    theme: 'night',
    language: 'en',
    view: undefined,
  },
  {
    file: 'two-ultraservers-day-ko',
    scene: 'two-ultraservers',
    beat: 'bridge',
    ticks: 520,
    theme: 'day',
    language: 'ko',
    view: undefined,
  },
  {
    file: 'four-ultraservers-ring',
    scene: 'four-ultraservers',
    beat: 'door',
    ticks: 2200,
    theme: 'night',
    language: 'en',
    view: 'ring',
  },
  {
    file: 'straggler-flat-ko',
    scene: 'straggler',
    beat: 'late',
    ticks: 1050,
    theme: 'night',
    language: 'ko',
    view: 'flat',
  },
  {
    file: 'hash-or-spray-night',
    scene: 'hash-or-spray',
    beat: 'collide',
    ticks: 200,
    theme: 'night',
    language: 'en',
    view: undefined,
  },
  {
    file: 'one-ultraserver-contrast',
    scene: 'one-ultraserver',
    beat: 'columns',
    ticks: 330,
    theme: 'contrast',
    language: 'en',
    view: undefined,
  },
];

const SIZE = [1920, 1080] as const;
const QUALITY = 0.86;

/** Writes README's gallery: stills exported by the app, as WebP. */
export async function writeGallery(browser: Browser, url: string): Promise<void> {
  for (const { file, scene, beat, ticks, ...look } of GALLERY) {
    const row = sceneNamed(scene).beats.findIndex(({ id }) => id === beat);
    if (row === -1) throw new Error(`${scene} has no beat ${beat}`);
    const instant = { beat: row + 1, ticks };
    const page = await browser.newPage({ viewport: { width: SIZE[0], height: SIZE[1] } });
    await page.goto(`${url}${linkTo(scene, { ...look, width: SIZE[0], height: SIZE[1], talk: false }, instant)}`);
    await untilReady(page);
    const data = await page.evaluate(
      async ([[width, height], quality]) => {
        const still = await createImageBitmap(await window.chokepoint.still(width, height));
        const canvas = new OffscreenCanvas(width, height);
        canvas.getContext('2d')!.drawImage(still, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      [SIZE, QUALITY] as const,
    );
    writeFileSync(`assets/gallery/${file}.webp`, Buffer.from(data, 'base64'));
    process.stdout.write(`assets/gallery/${file}.webp\n`);
    await page.close();
  }
}
