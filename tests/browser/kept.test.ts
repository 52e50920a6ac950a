import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LIMITS, LONGEST_TEXTS } from '../../src/core/scene/limits.ts';
import { dropScene, SCENE_FILE, untilReady } from '../support/app.ts';
import { browserSuite, SINGLE_FILE } from '../support/browserSuite.ts';

const { open, watch } = browserSuite({ viewport: { width: 1000, height: 640 }, locale: 'en-US' });

const BAD = 'v=2&scene=two-ultraservers&set=workload.steps:100&set=cluster.efa.latency:12&lang=en';

/** A scene that an address can't contain. */
function ownScene(): unknown {
  const text = readFileSync(SCENE_FILE, 'utf8').replace('"invented": 0.5,', '"invented": 0.7,');
  const scene = JSON.parse(text) as Record<string, unknown>;
  return { ...scene, id: 'own', title: { en: 'My own scene', ko: '내 장면' } };
}

type Made = { invented: number };

const seen = (page: Page) =>
  page.evaluate(() => {
    const { scene, time, playing, traceHash } = window.chokepoint;
    const { efa } = scene.cluster as unknown as { efa: { rate: Made; latency: Made } };
    const mode = document.querySelector<HTMLElement>('.ui')!.dataset['mode'];
    return { id: scene.id, rate: efa.rate.invented, latency: efa.latency.invented, time, playing, traceHash, mode };
  });

async function reload(page: Page): Promise<void> {
  await page.reload();
  await untilReady(page);
}

/** Waits until the workers have loaded their scripts: an earlier reload would abort a request, which counts as an error. */
async function untilWorkersAwake(page: Page): Promise<void> {
  await expect.poll(() => page.workers().length).toBe(2);
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => true)));
}

const setRate = (page: Page, rate: number) =>
  page.evaluate((to) => window.chokepoint.set('cluster.efa.rate', to), rate);

const goTo = (page: Page, hash: string) =>
  page.evaluate((next) => {
    window.location.hash = next;
  }, hash);

/** Whether the browser asks before it leaves the page; it then stays. A browser asks only after some user input. */
async function asksBeforeReload(page: Page): Promise<boolean> {
  await page.mouse.click(500, 300);
  let asked = false;
  const decline = (dialog: { type: () => string; dismiss: () => Promise<void> }): void => {
    asked = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  };
  page.on('dialog', decline);
  await Promise.race([page.reload().catch(() => undefined), page.waitForEvent('dialog').catch(() => undefined)]);
  page.off('dialog', decline);
  return asked;
}

describe('a reload', () => {
  it('continues to play with a tweak made while playing, at that instant; the address has the tweak too', async () => {
    const page = await open('#play&lang=en');
    await page.waitForFunction(() => window.chokepoint.playing);
    await page.evaluate(() => window.chokepoint.seek(480));
    await setRate(page, 1);
    const before = await seen(page);
    expect(before.playing).toBe(true);
    await page.waitForFunction(() => location.hash.includes('set=cluster.efa.rate:1'));
    const { time } = await seen(page);
    await reload(page);
    const after = await seen(page);
    expect(after).toMatchObject({ rate: 1, playing: true, traceHash: before.traceHash });
    const pace = await page.evaluate(() => window.chokepoint.scene.ticksPerSecond);
    expect(after.time).toBeGreaterThan(time - pace);
    await page.evaluate(() => window.chokepoint.pause());
    const { time: paused } = await seen(page);
    await reload(page);
    expect(await seen(page)).toMatchObject({ rate: 1, playing: false, time: paused });
  });

  for (const place of ['a server', 'a file'] as const) {
    it(`brings back one’s own scene with its changes, undo history, beat and talk view, from ${place}`, async () => {
      const { page, complaints } = await watch(`${place === 'a file' ? SINGLE_FILE : ''}#lang=en`);
      await dropScene(page, ownScene());
      await setRate(page, 1);
      const { traceHash } = await seen(page);
      await page.evaluate(() => window.chokepoint.set('cluster.efa.latency', 12));
      await page.keyboard.press('z');
      await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, traceHash);
      await page.keyboard.press('t');
      await page.keyboard.press('n');
      await page.keyboard.press('Space');
      const before = await seen(page);
      expect(before).toMatchObject({ id: 'own', rate: 1, mode: 'talk', playing: false });
      const beat = await page.locator('.beat-counter').textContent();
      await untilWorkersAwake(page);
      await reload(page);
      await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, before.traceHash);
      expect(await seen(page)).toEqual(before);
      expect(await page.locator('.beat-counter').textContent()).toBe(beat);
      for (const [key, rate, latency] of [
        ['y', 1, 12],
        ['z', 1, 10],
        ['z', 0.7, 10],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => seen(page)).toMatchObject({ rate, latency });
      }
      expect(complaints).toEqual([]);
    });
  }

  it('while simulating, in comparison, and on the scenes page continues there', async () => {
    const page = await open('#scene=two-ultraservers&compare&lang=en');
    await page.evaluate(() => void window.chokepoint.set('cluster.efa.rate', 1));
    await page.keyboard.press('g');
    await reload(page);
    expect(await page.locator('.ui').getAttribute('data-page')).toBe('scenes');
    expect(await page.locator('.ui').getAttribute('data-compare')).toBe('true');
    expect((await seen(page)).rate).toBe(1);
  });

  it('does not ask if everything is saved', async () => {
    const page = await open('#lang=en');
    await dropScene(page, ownScene());
    await setRate(page, 1);
    expect(await asksBeforeReload(page)).toBe(false);
    await untilReady(page);
    expect(await seen(page)).toMatchObject({ id: 'own', rate: 1 });
  });

  it('restores everything after the tab has crashed', async () => {
    const page = await open('#lang=en');
    await dropScene(page, ownScene());
    await setRate(page, 1);
    await page.evaluate(() => window.chokepoint.seek(520));
    const before = await seen(page);
    await page.waitForFunction(() =>
      Object.keys(sessionStorage).some(
        (key) => key.endsWith(':looks') && sessionStorage.getItem(key)!.includes('"time":520000'),
      ),
    );
    const crashed = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    const session = await page.context().newCDPSession(page);
    await session.send('Page.reload');
    const ask = async (expression: string): Promise<unknown> => {
      const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
      return result.value;
    };
    await expect.poll(() => ask('window.chokepoint?.traceHash'), { timeout: 20_000 }).toBe(before.traceHash);
    expect(await ask('[chokepoint.scene.id, chokepoint.time, chokepoint.scene.cluster.efa.rate.invented]')).toEqual([
      'own',
      520,
      1,
    ]);
  });
});

describe('a link', () => {
  it('opened in the same tab overrides the saved session, and going back restores that', async () => {
    const page = await open('#lang=en');
    await dropScene(page, ownScene());
    await setRate(page, 1);
    const before = await seen(page);
    await goTo(page, 'scene=straggler&lang=en');
    await page.waitForFunction(() => window.chokepoint.scene.id === 'straggler');
    await reload(page);
    expect(await page.evaluate(() => window.chokepoint.scene.id)).toBe('straggler');
    await page.goBack();
    await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, before.traceHash);
    expect(await seen(page)).toEqual(before);
    await page.keyboard.press('z');
    await expect.poll(async () => (await seen(page)).rate).toBe(0.7);
  });

  it('that can’t be run is reported by its faulty part, over the scene as written', async () => {
    // The search for the faulty part has a timeout of seconds, which a busy machine may exceed.
    const haveTime = (): void => {
      const wait = window.setTimeout.bind(window);
      Object.assign(window, {
        setTimeout: (task: () => void, after = 0) => wait(task, after >= 1000 ? 60_000 : after),
      });
    };
    const { page, complaints } = await watch(`#${BAD}`, { before: [haveTime] });
    const alert = page.getByRole('alert');
    await alert.getByRole('heading', { name: 'This link can’t be run' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.trouble-parts li').length === 1);
    expect(await alert.locator('.trouble-parts').textContent()).toContain('set=workload.steps:100');
    expect(await alert.locator('.trouble-stays').textContent()).toBe('The scene is shown as its file has it.');
    expect(complaints).toEqual([]);
  });

  it('leaves nothing behind for the next link, even if it can’t be run', async () => {
    const page = await open('#scene=two-ultraservers&lang=en&set=nowhere:1');
    const alert = page.getByRole('alert');
    const notice = page.locator('.link-differs');
    await notice.getByText('set=nowhere:1').waitFor();
    await setRate(page, 1);
    await page.evaluate(() => window.chokepoint.seek(520));
    const before = await seen(page);
    const title = (text: string) => alert.getByRole('heading', { name: text }).waitFor();
    await goTo(page, BAD);
    await title('This link can’t be run');
    expect(await seen(page)).toEqual(before);
    expect(await alert.locator('.trouble-stays').textContent()).toContain('Nothing is lost');
    await goTo(page, 'v=2&scene=nowhere&lang=en');
    await title('This link can’t be opened');
    expect(await alert.locator('.trouble').count()).toBe(1);
    expect(await notice.count()).toBe(0);
    expect(await seen(page)).toEqual(before);
    await goTo(page, BAD);
    await title('This link can’t be run');
    await goTo(page, 'v=2&scene=two-ultraservers&lang=en&beat=99');
    await notice.getByText('beat=99').waitFor();
    expect(await alert.locator('.trouble').count()).toBe(0);
  });
});

describe('if the browser refuses storage', () => {
  it('the user of an own scene is warned, and a reload asks until the changes are saved', async () => {
    const keepNothing = (): void => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no', 'SecurityError');
      };
    };
    const page = await open('#lang=en', { before: [keepNothing] });
    const card = page.getByRole('heading', { name: 'A reload would lose this scene' });
    await setRate(page, 1);
    // A built-in scene is in the address with its changes.
    await page.waitForFunction(() => location.hash.includes('set=cluster.efa.rate:1'));
    expect(await asksBeforeReload(page)).toBe(false);
    await untilReady(page);
    expect((await seen(page)).rate).toBe(1);
    expect(await card.count()).toBe(0);

    await dropScene(page, ownScene());
    await card.waitFor();
    await page.waitForFunction(() => location.hash.includes('scene=own'));
    expect(await asksBeforeReload(page)).toBe(false);
    await untilReady(page);
    await page.getByRole('alert').getByText('This link can’t be opened').waitFor();

    await dropScene(page, ownScene());
    await setRate(page, 2);
    await card.waitFor();
    expect(await asksBeforeReload(page)).toBe(true);
    expect(await seen(page)).toMatchObject({ id: 'own', rate: 2 });
    const saved = page.waitForEvent('download');
    await page.keyboard.press('w');
    await saved;
    await card.waitFor({ state: 'detached' });
    expect(await asksBeforeReload(page)).toBe(false);
  });

  it('because it is full, the oldest sessions are removed first', async () => {
    const page = await open('#lang=en');
    await page.evaluate(() => {
      const room = 4_500_000;
      for (let at = 0; at < 3; at++) {
        sessionStorage.setItem(`chokepoint:${location.pathname}:000000000${at}:file`, 'x'.repeat(room / 3));
      }
      sessionStorage.setItem('other', 'x'.repeat(700_000));
    });
    const scene = ownScene() as { title: { en: string } };
    await dropScene(page, { ...scene, id: 'larger', beats: wordy(scene) });
    await page.waitForFunction(() => Object.values(sessionStorage).some((text) => String(text).includes('"larger"')));
    await reload(page);
    expect((await seen(page)).id).toBe('larger');
    expect(await page.evaluate(() => sessionStorage.getItem('other')?.length)).toBe(700_000);
  });
});

/** The maximal number of beats, with captions of maximal length: more than 50,000 characters. */
function wordy(scene: unknown): unknown {
  const { beats } = scene as { beats: readonly { caption: { en: string; ko: string } }[] };
  const text = 'word '.repeat(LONGEST_TEXTS.caption / 5);
  return Array.from({ length: LIMITS.beats }, (_, at) => ({
    ...beats[0],
    id: `beat-${at}`,
    caption: { en: text, ko: text },
  }));
}
