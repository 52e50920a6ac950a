import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { frames } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { sceneRun } from '../support/sceneRuns.ts';

const { open: openApp } = browserSuite({ viewport: { width: 1920, height: 1080 } });

const seek = async (page: Page, time: number): Promise<void> => {
  await page.evaluate((ticks) => window.chokepoint.seek(ticks), time / 1000);
  await frames(page, 3);
};

/** Width of each bar in CSS px, and what stands beside it. */
const bars = (page: Page) =>
  page.locator('.race li').evaluateAll((rows) =>
    rows.map((row) => ({
      width: row.querySelector('i')!.getBoundingClientRect().width,
      text: row.textContent ?? '',
      state: row.getAttribute('data-state'),
    })),
  );

describe('two ways in one scene', () => {
  it('race side by side: bars on one clock, each as long as it took, with its ticks and their mark', async () => {
    const { trace } = sceneRun('small-and-large');
    const at = (name: string): number => trace.moments[name]!;
    const page = await openApp('#scene=small-and-large&talk&beat=2&lang=en');
    const [from, first, last] = [at('small.ring.start'), at('small.halving.end'), at('small.ring.end')];
    await seek(page, from + (first - from) / 2);
    const [halving, ring] = await bars(page);
    expect(halving!.state).toBe('running');
    expect(ring!.width).toBeCloseTo(halving!.width, 0);
    await seek(page, last);
    const [slow, quick] = (await bars(page)).toSorted((a, b) => b.width - a.width);
    expect(quick!.width / slow!.width).toBeCloseTo((first - from) / (last - from), 2);
    expect(quick!.text).toContain(`${Math.floor((first - from) / 1000)} ticks`);
    expect(slow!.text).toContain(`${Math.floor((last - from) / 1000)} ticks`);
    for (const { text } of [slow!, quick!]) expect(text).toContain('made up');
  });

  it('in turn: each from its own start, which is said; the one that runs is named, and the change between them', async () => {
    const { trace } = sceneRun('hash-or-spray');
    const page = await openApp('#scene=hash-or-spray&talk&beat=3&lang=en');
    await seek(page, trace.moments['first.hash.end']! - 1000);
    expect(await page.locator('.way-now').textContent()).toBe('now: hash hand-over');
    expect(await page.locator('.race > p').textContent()).toBe('each from its own start');
    const change = page.locator('.beat-rail .change');
    expect(await change.allTextContents()).toEqual(['hashspray']);
    expect(await change.getAttribute('data-come')).toBe('false');
    await seek(page, trace.moments['second.spray.start']! + 1000);
    expect(await page.locator('.way-now').textContent()).toBe('now: spray hand-over');
    expect(await change.getAttribute('data-come')).toBe('true');
    await page.keyboard.press('l');
    expect(await page.locator('.way-now').textContent()).toBe('지금: 스프레이 넘기기');
    expect(await page.locator('.race > p').textContent()).toBe('저마다 제 출발부터');
    await page.keyboard.press('x');
    const words = page.locator('.text-view');
    await words.getByText('지금: 스프레이 넘기기').waitFor();
    expect(await words.textContent()).toMatch(/저마다 제 출발부터:해시: .*틱.*가상의 값.*스프레이: 진행 중/);
    expect(await page.locator('.way-spans span').allTextContents()).toEqual(['해시', '스프레이']);
  });
});

describe('a talk at 1920 × 1080', () => {
  it.each(['four-ultraservers', 'hash-or-spray', 'two-ultraservers'])(
    'has no text under 22 px and one left edge of 72 px: %s',
    async (scene) => {
      const page = await openApp(`#scene=${scene}&talk&beat=3&lang=en`);
      for (let language = 0; language < 2; language++) {
        await frames(page, 3);
        const { small, lefts } = await page.evaluate(() => {
          const isSeen = (one: Element): boolean =>
            one.closest('.hidden, .talk-buttons, [aria-hidden=true] .hidden') === null &&
            one.getClientRects().length > 0;
          const texts = Array.from(document.querySelectorAll('.over *')).filter((one) =>
            Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''),
          );
          return {
            small: texts
              .filter((one) => isSeen(one) && Number.parseFloat(getComputedStyle(one).fontSize) < 22)
              .map((one) => `${one.textContent}: ${getComputedStyle(one).fontSize}`),
            lefts: ['.story h2', '.story p', '.beat-rail', '.way-now', '.race']
              .map((of) => document.querySelector(of)?.getBoundingClientRect().left)
              .filter((left) => left !== undefined),
          };
        });
        expect(small).toEqual([]);
        for (const left of lefts) expect(Math.abs(left - 72)).toBeLessThan(1);
        await page.keyboard.press('l');
      }
    },
  );
});
