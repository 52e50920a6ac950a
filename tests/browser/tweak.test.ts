import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../src/core/scene/parse.ts';
import { listSources } from '../../src/core/scene/sources.ts';
import { canvasPixels, frames, SCENE_FILE, twoUltraServers } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { watch, share } = browserSuite({ viewport: { width: 1200, height: 760 }, locale: 'en-US' });
const openPanel = share('#t=520&panel&lang=en', { draws: true });

const hashOf = (page: Page) => page.evaluate(() => window.chokepoint.traceHash);
const untilRun = (page: Page, before: string) =>
  page.waitForFunction((hash) => window.chokepoint.traceHash !== hash, before);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

async function drop(page: Page, text: string, name = 'dropped.json'): Promise<void> {
  await page.evaluate(
    ([content, file]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content!], file!, { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [text, name],
  );
}

/** Holds back all messages to workers, as if runs never finished, until `held` is deleted. */
async function holdRuns(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { postMessage: post } = Worker.prototype as { postMessage: (this: Worker, message: unknown) => void };
    Object.assign(window, { held: true });
    Worker.prototype.postMessage = function held(this: Worker, message: unknown) {
      if (!('held' in window)) post.call(this, message);
    };
  });
}

describe('the panel by keyboard alone', () => {
  it('finds a number, changes it, undoes the changes as one, and redoes them', async () => {
    const { page } = await watch();
    const written = await hashOf(page);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('Search the parameters');
    await page.keyboard.type('efa rate');
    expect(await page.locator('.panel .parameter').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('EFA rate, slider');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await untilRun(page, written);
    const rate = () => page.getByRole('slider', { name: /EFA rate/ }).getAttribute('aria-valuetext');
    expect(await rate()).toBe('0.53 units per tick (made up)');
    await page.keyboard.press('z');
    await page.waitForFunction((hash) => window.chokepoint.traceHash === hash, written);
    expect(await rate()).toBe('0.5 units per tick (made up)');
    await page.keyboard.press('y');
    await untilRun(page, written);
    expect(await rate()).toBe('0.53 units per tick (made up)');
  });

  it('changes a choice, a count and the seed; a refusal names path and remedy', async () => {
    const { page } = await watch('#panel&lang=en');
    const change = async (act: () => Promise<unknown>): Promise<void> => {
      const before = await hashOf(page);
      await act();
      await untilRun(page, before);
    };
    await page.getByRole('switch', { name: 'barrier after each step' }).focus();
    await change(() => page.keyboard.press('Space'));
    expect(await page.evaluate(() => window.chokepoint.scene.workload)).toMatchObject({ barrier: true });
    await page.getByRole('button', { name: 'Next seed' }).focus();
    await change(() => page.keyboard.press('Enter'));
    expect(await page.evaluate(() => window.chokepoint.scene.seed)).toBe('rainier-2');
    await page.getByRole('button', { name: 'One more: training steps' }).focus();
    await change(() => page.keyboard.press('Enter'));
    await page.waitForFunction(() => location.hash.includes('set=workload.steps:4'));
    expect(page.url()).toContain('set=workload.barrier:true');
    const shared = await watch(new URL(page.url()).hash);
    expect(await hashOf(shared.page)).toBe(await hashOf(page));
    await shared.page.context().close();

    const steps = page.getByRole('spinbutton', { name: 'training steps' });
    await steps.fill('1');
    const row = page.locator('.parameter', { has: steps });
    expect(await row.locator('.wrong').textContent()).toMatch(/moment/);
    expect(await page.evaluate(() => window.chokepoint.scene.workload)).toMatchObject({ steps: 4 });
  });
});

describe('a mark', () => {
  it('links to its number’s origin, and from there to its control', async () => {
    const { page } = await openPanel();
    await page.getByRole('button', { name: 'Made up: where EFA latency comes from' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where the numbers come from' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('EFA latency');
    await page.getByRole('button', { name: 'Value' }).click();
    expect(await page.getByRole('columnheader', { name: 'Value' }).getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'gradients per chip' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('slider', { name: 'gradients per chip' }).waitFor();
    expect(await focused(page)).toBe('gradients per chip, slider');
  });
});

describe('the mark of a result', () => {
  it('opens its row: of the clock, the difference, the verdict, the text view, and of another scene', async () => {
    const { page } = await watch('#set=cluster.efa.rate:1&compare&t=520&lang=en&side=tweak');
    /** Waits for the row too: the other scene's row has its number only after its run. */
    const opens = async (mark: string, row: RegExp): Promise<void> => {
      await page.locator(mark).first().press('Enter');
      const focused = (pattern: string) =>
        new RegExp(pattern).test(document.activeElement?.closest('tr')?.textContent ?? '');
      await page.waitForFunction(focused, row.source);
      await page.keyboard.press('Escape');
    };
    await opens('.clock button', /^instant shown.*520/);
    await opens('.outcome .pill', /^change of the finish.*22%/);
    await opens('.panel .verdict > p .pill', /^(No single|EFA is the) bottleneck.*%/);
    await page.locator('.panel .verdict summary').click();
    await opens('.panel .verdict tr:first-child .pill', /^\S+ ×2.*−\d+%/);
    await page.keyboard.press('x');
    await opens('.text-view-counts .pill', /^instant shown.*520/);
    await page.keyboard.press('g');
    await opens('.scene-card:first-child .scene-facts .pill', /^finish.*1.191/);
  });
});

describe('a saved scene', () => {
  it('is a valid file with the original numbers, and gives the same run when opened', async () => {
    const { page } = await watch('#set=cluster.efa.rate:0.8&lang=en');
    const hash = await hashOf(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('w')]);
    expect(download.suggestedFilename()).toBe('two-ultraservers-tweaked.scene.json');
    const text = readFileSync(await download.path(), 'utf8');
    const saved = parseScene(text);
    expect(listSources(saved).find(({ path }) => path === 'cluster.efa.rate')).toMatchObject({ tweakedFrom: 0.5 });
    expect(saved.title.ko).toBe('안은 빠르고, 사이는 막힌다 (조정함)');
    const again = await watch();
    const written = await hashOf(again.page);
    await drop(again.page, text);
    await untilRun(again.page, written);
    expect(await hashOf(again.page)).toBe(hash);
    await again.page.keyboard.press('/');
    expect(await again.page.locator('.note').textContent()).toContain('Tweaked from 0.5 units per tick (made up)');
  });
});

describe('a run that takes long', () => {
  it('shows its progress and is cancelled with Escape; panel and picture agree, and undo restores the change', async () => {
    const { page } = await openPanel();
    await holdRuns(page);
    const hash = await hashOf(page);
    const pixels = await canvasPixels(page);
    const count = page.getByRole('spinbutton', { name: 'UltraServers, number' });
    await count.fill('3');
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await count.inputValue()).toBe('2');
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect([await hashOf(page), await canvasPixels(page)]).toEqual([hash, pixels]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await count.inputValue()).toBe('3');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await count.inputValue()).toBe('2');
    await page.evaluate(() => Reflect.deleteProperty(window, 'held'));
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 1));
    expect(await hashOf(page)).not.toBe(hash);
  });
});

describe('hostile files', () => {
  const good = readFileSync(SCENE_FILE, 'utf8');
  const script = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`;
  const REFUSED: readonly (readonly [string, string])[] = [
    ['huge', JSON.stringify('x'.repeat(2_000_000))],
    ['deep', '['.repeat(100_000)],
    ['of a wrong type', good.replace('"cluster": {', '"cluster": 5, "was": {')],
    ['with prototype keys', good.replace('"seed"', '"__proto__": { "pwned": 1 }, "constructor": 1, "seed"')],
    ['with a lone surrogate', good.replace('"rainier"', '"\\ud800"')],
    ['with 1e308', good.replace('"invented": 240', '"invented": 1e308')],
    ['with script in a key', good.replace('"seed"', `${JSON.stringify(script)}: 1, "seed"`)],
    ['with script for a number', good.replace('"invented": 240', `"invented": ${JSON.stringify(script)}`)],
    ['with more links than there may be', good.replace('"steps": 3', '"steps": 99999999')],
  ];

  it('keep the last good picture, run no script, and are reported', async () => {
    const { page, complaints } = await openPanel();
    const [hash, pixels] = [await hashOf(page), await canvasPixels(page)];
    for (const [name, text] of REFUSED) {
      await drop(page, text, `${name}.json`);
      await page.getByRole('alert').getByText(`${name}.json`).waitFor();
    }
    expect([await hashOf(page), await canvasPixels(page)]).toEqual([hash, pixels]);
    expect(await page.evaluate(() => 'pwned' in window || 'pwned' in {})).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('with script in their texts show it as text, everywhere', async () => {
    const { page, complaints } = await watch();
    const scene = structuredClone(twoUltraServers()) as unknown as {
      title: object;
      caption: object;
      seed: string;
      cluster: { efa: { rate: { because: string } } };
    };
    const both = { en: script, ko: script };
    const title = '<img src=x onerror="window.pwned = 1">';
    Object.assign(scene, { title: { en: title, ko: title }, caption: both, seed: script, beats: [] });
    scene.cluster.efa.rate.because = script;
    const before = await hashOf(page);
    await drop(page, JSON.stringify(scene), `${script}.json`);
    await untilRun(page, before);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(title);
    for (const key of ['s', '#', 'l', 't']) await page.keyboard.press(key);
    await frames(page, 12);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await page.locator('img, script:not([src], #licences)').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('for everyone', () => {
  it('on a phone the panel leaves the picture visible, and nothing is wider than the screen', async () => {
    const { page } = await watch('#panel&lang=ko', { viewport: { width: 390, height: 844 } });
    const boxes = await page.evaluate(() =>
      ['.canvas-host', '.panel'].map(
        (name) => document.querySelector(name)!.getBoundingClientRect().toJSON() as DOMRect,
      ),
    );
    expect(boxes[0]!.height).toBeGreaterThan(200);
    expect(boxes[0]!.bottom).toBeLessThanOrEqual(boxes[1]!.top);
    expect(boxes[1]!.bottom).toBeLessThanOrEqual(844);
    await page.keyboard.press('#');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.evaluate(() => document.querySelector('.page')!.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
