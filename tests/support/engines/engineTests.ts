import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseScene } from '../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../src/core/scene/tweak.ts';
import { simulate } from '../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../src/core/trace/trace.ts';
import { sceneFiles } from '../sceneFiles.ts';
import { sceneNamed } from '../sceneRuns.ts';
import type { Server } from '../serve.ts';
import { soak } from '../soak/soak.ts';
import {
  expectedLayout,
  type LayoutExpectation,
  layoutFaults,
  measureLayout,
  VIEW_ADDRESS,
  WINDOW_SIZES,
  type WindowView,
} from '../windowSizes.ts';
import * as app from './appPage.ts';
import { type Driver, type EngineName, until } from './driver.ts';
import { mustHaveAll, notRun, whyMissing } from './find.ts';
import { openEngine } from './launch.ts';
import { serveWatched } from './serveWatched.ts';

/** The other views are tested in the table of windows only in Chromium. */
const ENGINE_VIEWS: readonly WindowView[] = ['watch', 'panel'];

const SCENE = 'scene=two-ultraservers&lang=en';
const RATE = 'cluster.efa.rate';
const RATE_ROW = '.parameter:has(input[type=range][aria-label^="EFA rate"])';
const scene = sceneNamed('two-ultraservers');
const AS_WRITTEN = traceHash(simulate(scene));

/**
 * The tests of one engine: every scene, and the app by keyboard and pointer. They share one page, so a test
 * first sets its initial state. A missing engine is a skipped test with the reason; in CI it fails.
 */
export async function testEngine(engine: EngineName): Promise<void> {
  const missing = await whyMissing(engine);
  if (missing !== undefined) {
    console.log(notRun(engine, missing));
    describe(`${engine} is not run: ${missing}`, () => {
      if (mustHaveAll()) {
        it('must be there in CI', () => expect.fail(missing));
      } else {
        it.skip('can’t be had on this machine');
      }
    });
    return;
  }
  let driver: Driver;
  let server: Server;
  beforeAll(async () => {
    [driver, server] = await Promise.all([openEngine(engine), serveWatched()]);
    await app.openApp(driver, `${server.url}#${SCENE}`);
  });
  afterAll(async () => {
    await driver?.close();
    await server?.close();
  });
  const shows = async (host?: string): Promise<app.Picture> => {
    const picture = await app.picture(driver, host);
    expect(picture?.drawn).toBeGreaterThan(app.LEAST_DRAWN);
    return picture!;
  };
  const time = (): Promise<number> => driver.evaluate(() => window.chokepoint.time);
  const share = (): Promise<number> => driver.evaluate(() => window.chokepoint.time / window.chokepoint.duration);

  describe(engine, () => {
    it('gives every scene the same run as Node, and draws it [L5]', async () => {
      for (const file of sceneFiles()) {
        const one = parseScene(readFileSync(file, 'utf8'));
        await app.go(driver, `scene=${one.id}`);
        await app.untilShown(driver, traceHash(simulate(one)), one.id);
        await shows();
      }
    });

    it('plays and pauses', async () => {
      await app.go(driver, SCENE);
      await app.untilShown(driver, AS_WRITTEN, 'the scene as written');
      await driver.press('Space');
      await until('time runs', async () => (await time()) > 5);
      await driver.press('Space');
      const stood = await time();
      await app.settle(driver);
      expect(await time()).toBe(stood);
      await shows();
    });

    it('scrubs, zooms and loops on the timeline', async () => {
      await app.go(driver, SCENE);
      const field = (across: number): ReturnType<typeof app.pointOf> =>
        app.pointOf(driver, '.bands-field', across, 0.4);
      await driver.drag(await field(0.5));
      expect(Math.abs((await share()) - 0.5)).toBeLessThan(0.01);
      await driver.drag(await field(0.5), await field(0.6), await field(0.75));
      expect(Math.abs((await share()) - 0.75)).toBeLessThan(0.01);

      await driver.wheel(await field(0.75), -240);
      await until('a part of the run is shown', async () => (await app.count(driver, '.overview')) === 1);
      for (let doubling = 0; doubling < 8; doubling++) await driver.press('[');
      expect(await app.count(driver, '.overview')).toBe(0);

      const ruler = (across: number): ReturnType<typeof app.pointOf> => app.pointOf(driver, '.ruler', across, 0.5);
      await driver.drag(await ruler(0.2), await ruler(0.3), await ruler(0.4));
      expect(await app.count(driver, '.loop-edge')).toBe(2);
      await driver.press('Escape');
      expect(await app.count(driver, '.loop-edge')).toBe(0);
    });

    it('tweaks by slider and by a typed number, and undoes both', async () => {
      await app.go(driver, SCENE);
      await app.untilShown(driver, AS_WRITTEN, 'the scene as written');
      await driver.press('s');
      const slider = `${RATE_ROW} input[type=range]`;
      await driver.drag(await app.pointOf(driver, slider, 0.5), await app.pointOf(driver, slider, 0.8));
      // An engine may deliver pointer moves after the driver's reply.
      await until('the slider has gone where the hand left it', () =>
        driver.evaluate((selector) => {
          const { min, max, valueAsNumber } = document.querySelector<HTMLInputElement>(selector)!;
          return valueAsNumber > Number(min) + 0.7 * (Number(max) - Number(min));
        }, slider),
      );
      const field = `${RATE_ROW} input:not([type=range])`;
      // The state's value; its run may not be shown yet.
      const slid = Number(
        await driver.evaluate((beside) => document.querySelector<HTMLInputElement>(beside)!.value, field),
      );
      await app.untilShown(driver, hashAt(slid), 'what the slider says');

      await driver.evaluate((beside) => {
        const input = document.querySelector<HTMLInputElement>(beside)!;
        input.focus();
        input.select();
      }, field);
      await driver.press('2');
      await driver.press('Enter');
      await app.untilShown(driver, hashAt(2), 'what was typed');
      await driver.evaluate(() => (document.activeElement as HTMLElement).blur());
      await driver.press('z');
      await app.untilShown(driver, hashAt(slid), 'the typed number undone');
      await driver.press('z');
      await app.untilShown(driver, AS_WRITTEN, 'the slider undone');
      await driver.press('s');
      expect(await app.count(driver, '.panel')).toBe(0);
    });

    it('steps through the story’s beats in a talk', async () => {
      await app.go(driver, SCENE);
      await driver.press('t');
      expect(await app.count(driver, '.ui[data-mode=talk]')).toBe(1);
      const told = [await app.textOf(driver, '.story h2')];
      for (const key of ['PageDown', 'PageDown', 'PageUp']) {
        await driver.press(key);
        told.push(await app.textOf(driver, '.story h2'));
      }
      const [first, second, third] = scene.beats.map(({ title }) => title.en);
      expect(told).toEqual([first, second, third, second]);
      await shows();
      await driver.press('t');
      expect(await app.count(driver, '.ui[data-mode=watch]')).toBe(1);
    });

    it('compares with the scene as written, and stops comparing', async () => {
      await app.go(driver, `${SCENE}&set=${RATE}:1&t=520`);
      await app.untilShown(driver, hashAt(1), 'the tweak');
      await driver.press('c');
      await until('two pictures', async () => (await app.count(driver, '.half canvas:not(.inscription)')) === 1);
      await until('what the tweak changes is told', async () => (await app.textOf(driver, '.outcome')) !== '');
      const [written, tweak] = [await shows('.half'), await shows()];
      expect(tweak.fingerprint).not.toBe(written.fingerprint);
      expect(await app.textOf(driver, '.outcome')).toMatch(/finishes \d+ ?%/);
      await driver.press('c');
      expect(await app.count(driver, '.half')).toBe(0);
    });

    it('restores its picture at the same instant after losing its WebGL context', async () => {
      await app.go(driver, `${SCENE}&t=520`);
      await app.untilShown(driver, AS_WRITTEN, 'the scene as written');
      const before = await shows();
      expect(await app.loseContext(driver)).toBe(true);
      await app.untilBack(driver);
      await app.settle(driver);
      expect((await shows()).fingerprint).toBe(before.fingerprint);
    });

    it('shows Korean and the day theme', async () => {
      await app.go(driver, `${SCENE}&t=520&theme=night`);
      const night = await shows();
      await driver.press('l');
      expect(await driver.evaluate(() => document.documentElement.lang)).toBe('ko');
      expect(await app.textOf(driver, '.story h2')).toBe(scene.title.ko);
      await driver.press('d');
      expect(await app.count(driver, '.ui[data-theme=day]')).toBe(1);
      expect((await shows()).fingerprint).not.toBe(night.fingerprint);
    });

    it('takes a screenshot that is not blank', async () => {
      await app.go(driver, `${SCENE}&t=520&theme=night`);
      await shows();
      expect(await app.coloursOf(driver, await driver.screenshot())).toBeGreaterThan(500);
    });

    it('copies a link, which opens the identical run', async () => {
      await app.go(driver, `${SCENE}&set=${RATE}:1&t=520`);
      await app.untilShown(driver, hashAt(1), 'the tweak');
      await driver.press('q');
      const link = await driver.evaluate(() => document.querySelector<HTMLInputElement>('dialog.share input')!.value);
      expect(link).toContain(`run=${hashAt(1).slice(0, 8)}`);
      await app.click(driver, 'dialog.share .link-field button');
      await until('copying is answered', async () => (await app.textOf(driver, 'dialog.share .copy-status')) !== '');
      expect(await app.textOf(driver, 'dialog.share .copy-status')).toBe('Copied.');
      await noComplaints();
      await app.openApp(driver, link);
      expect(await app.shownHash(driver)).toBe(hashAt(1));
      expect(await app.textOf(driver, '.link-place')).toBe('Identical run');
      expect(await time()).toBe(520);
    });

    it('has room for bands, panel and picture in every window of the table', async () => {
      const faults: string[] = [];
      for (const size of WINDOW_SIZES) {
        await driver.resize(size.width, size.height);
        for (const view of ENGINE_VIEWS) {
          await app.go(driver, `${SCENE}&${VIEW_ADDRESS[view].slice(1)}`);
          const found = await faultsAtRest(expectedLayout(view, size));
          faults.push(...found.map((fault) => `${view}, ${size.width} × ${size.height}: ${fault}`));
        }
      }
      await driver.resize(900, 600);
      expect(faults).toEqual([]);
    });

    it('logs no errors', noComplaints);

    it('survives a short soak: random keys, clicks, drags, resizes, files and links', async () => {
      await app.openApp(driver, server.url);
      await soak(driver, { seed: 1, actions: 24 });
    });
  });

  /** Polls, since on a busy machine the progress of a run may cover the picture for a while. */
  async function faultsAtRest(expected: LayoutExpectation): Promise<readonly string[]> {
    for (let tries = 0; ; tries++) {
      const found = layoutFaults(await driver.evaluate(measureLayout), expected);
      if (found.length === 0 || tries === 4) return found;
      await new Promise((resume) => setTimeout(resume, 500));
    }
  }

  async function noComplaints(): Promise<void> {
    expect(await app.complaints(driver)).toEqual([]);
  }
}

const known = new Map<number, string>();

function hashAt(rate: number): string {
  const hash = known.get(rate) ?? traceHash(simulate(tweakScene(scene, [{ path: RATE, value: rate }])));
  known.set(rate, hash);
  return hash;
}
