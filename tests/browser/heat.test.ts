import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createFrame, type Frame, pictureAt } from '../../src/screen/picture/frame.ts';
import { groupCount } from '../../src/screen/picture/groupWaits.ts';
import type { Box, Layout } from '../../src/screen/picture/layout.ts';
import { queuePlace } from '../../src/screen/picture/queuePlaces.ts';
import { coverOf } from '../../src/screen/state/cover.ts';
import { MILLITICKS_PER_TICK } from '../../src/core/base/units.ts';
import type { ViewName } from '../../src/core/base/views.ts';
import { type AppState, initialState } from '../../src/screen/state/appState.ts';
import { stageInsets } from '../../src/screen/ui/stage/insets.ts';
import { shapeOf } from '../../src/screen/view/arrangement.ts';
import { type Camera, pixelAt } from '../../src/screen/view/camera.ts';
import { hasWayNames } from '../../src/screen/ui/stage/insets.ts';
import { markRoom, railRoom } from '../../src/screen/view/markSize.ts';
import { planOf } from '../../src/shell/app/picturePlan.ts';
import { layOut } from '../../src/shell/app/runLayout.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { SceneRun } from '../support/sceneRuns.ts';
import { hideWords, linkTo } from '../support/tellingInstants.ts';

const [WIDTH, HEIGHT] = [1280, 720];
/** The eye from afar: the side of the square over which light is averaged. */
const BLUR = HEIGHT / 20;
/** A pen that holds at least this share of what the fullest holds is one of the fullest. */
const FULL = 0.9;

const { open } = browserSuite({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1, draws: true });

/** The middle of the brightest square of the picture, of those within `room`, in CSS pixels. */
function brightestOf(page: Page, png: Buffer, room: Box): Promise<{ x: number; y: number }> {
  return page.evaluate(
    async ([data, { left, top, right, bottom }, side]) => {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      // Sums of luminance over everything above and to the left.
      const columns = image.width + 1;
      const sums = new Float64Array(columns * (image.height + 1));
      for (let y = 1; y <= image.height; y++) {
        for (let x = 1, row = 0; x < columns; x++) {
          const at = 4 * ((y - 1) * image.width + x - 1);
          row += 0.2126 * pixels[at]! + 0.7152 * pixels[at + 1]! + 0.0722 * pixels[at + 2]!;
          sums[y * columns + x] = row + sums[(y - 1) * columns + x]!;
        }
      }
      let best = { x: 0, y: 0, light: -1 };
      for (let y = Math.ceil(top); y + side <= bottom; y += 2) {
        for (let x = Math.ceil(left); x + side <= right; x += 2) {
          const light =
            sums[(y + side) * columns + x + side]! -
            sums[y * columns + x + side]! -
            sums[(y + side) * columns + x]! +
            sums[y * columns + x]!;
          if (light > best.light) best = { x: x + side / 2, y: y + side / 2, light };
        }
      }
      return best;
    },
    [png.toString('base64'), room, BLUR] as const,
  );
}

/** Where the piles of the fullest pens stand, in CSS pixels. */
function fullestPiles(layout: Layout, frame: Frame, camera: Camera): Box[] {
  const held = layout.pens.map(({ links }) => links.reduce((sum, link) => sum + frame.waiting[link]!, 0));
  const most = Math.max(...held);
  return layout.pens
    .filter((_, i) => held[i]! >= FULL * most)
    .map(({ links }) => {
      const places = links.flatMap((link) =>
        Array.from({ length: frame.waiting[link]! }, (_, place) =>
          pixelAt(camera, queuePlace(layout, link, place, layout.queueColumns ?? 1)),
        ),
      );
      const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    });
}

/** Covers on which packets wait for EFA, as their scenes show them, and as plates laid flat. */
it.each<readonly [string, ViewName]>([
  ['two-ultraservers', 'tower'],
  ['two-ultraservers', 'flat'],
  ['four-ultraservers', 'ring'],
  ['hash-or-spray', 'plane'],
])('[L4] the cover of %s as %s is brightest, seen from afar, where most packets wait', async (id, view) => {
  const { scene, reader, trace } = new SceneRun(id);
  const run = { scene, reader, hash: '' };
  const { still } = coverOf(scene, reader);
  const beat =
    1 +
    Math.max(
      0,
      scene.beats.findIndex(({ cover }) => cover === true),
    );
  const look = { theme: 'night', language: 'en', width: WIDTH, height: HEIGHT, view, talk: true } as const;
  const page = await open(linkTo(id, look, { beat, ticks: Math.round(still) / MILLITICKS_PER_TICK }));
  await hideWords(page);

  const state: AppState = { ...initialState(scene, id, 'en', 'night'), mode: 'talk', run, beat: beat - 1 };
  const size = { width: WIDTH, height: HEIGHT, rail: railRoom(HEIGHT, hasWayNames(state)) };
  const covered = stageInsets(state, WIDTH, HEIGHT);
  const insets = { ...covered, bottom: covered.bottom + markRoom(size) };
  const { upright, aspect } = shapeOf(size, false);
  const laid = layOut(run, upright, view, undefined, undefined, aspect);
  const { whole } = planOf(laid, { ...size, insets }, state);
  const { network } = trace;
  const frame = pictureAt(
    reader,
    Math.round(still),
    createFrame(network.chipCount, network.linkCount, groupCount(network)),
  );
  const piles = fullestPiles(laid.layout, frame, whole);

  const room = { left: 0, right: WIDTH, top: insets.top, bottom: HEIGHT - insets.bottom };
  const { x, y } = await brightestOf(page, await page.screenshot(), room);
  const reach = BLUR / 2;
  const isThere = piles.some(
    ({ left, right, top, bottom }) =>
      x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach,
  );
  expect([isThere, { x, y }, piles]).toEqual([true, { x, y }, piles]);
});
