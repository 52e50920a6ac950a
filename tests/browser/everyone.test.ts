import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { open: openApp } = browserSuite({ viewport: { width: 1200, height: 760 }, reducedMotion: 'reduce' });
/** States of the page, each reached from the previous one. */
const STATES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the stage with a loop, zoomed in', (page) => page.keyboard.press(']')],
  ['parameters', (page) => page.keyboard.press('s')],
  [
    'words',
    async (page) => {
      await page.keyboard.press('x');
      await page.getByRole('treeitem').nth(1).click();
      await page.locator('.text-view-moments summary').click();
    },
  ],
  ['help', (page) => page.keyboard.press('?')],
  [
    'licences',
    async (page) => {
      await page.locator('.to-licences').click();
      await page.locator('.licences section').first().waitFor();
    },
  ],
  [
    'the link',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('q');
      await page.locator('dialog[open]').waitFor();
    },
  ],
  [
    'scenes',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.locator('.scene-card').first().waitFor();
    },
  ],
  [
    'numbers',
    async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.press('#');
      await page.locator('.numbers').waitFor();
    },
  ],
  [
    'a comparison',
    async (page) => {
      await page.keyboard.press('#');
      await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 0.8));
      await page.keyboard.press('c');
      await page.locator('.outcome').waitFor();
    },
  ],
  [
    'an open card and a wrong file',
    async (page) => {
      await page.keyboard.press('c');
      await page.locator('.canvas-host').focus();
      await page.keyboard.press('Enter');
      await page.locator('.others button').first().click();
      await page.locator('.inspector .actions').waitFor();
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['{ "kind": 5 }'], 'wrong.json'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await page.locator('[role=alert] li').first().waitFor();
    },
  ],
  [
    'a talk',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('t');
    },
  ],
];

describe('axe', () => {
  it.each([
    ['en', 'night', 1200, 760],
    ['en', 'contrast', 844, 390],
    ['ko', 'day', 390, 844],
  ])(
    'finds no violation in any state: %s, %s, %i × %i',
    async (language, theme, width, height) => {
      const page = await openApp(`#t=520&loop=400-600&lang=${language}&theme=${theme}`, {
        viewport: { width, height },
      });
      const found: Record<string, readonly string[]> = {};
      for (const [name, goThere] of STATES) {
        await goThere(page);
        const violations = await violationsOf(page);
        if (violations.length > 0) found[name] = violations;
      }
      expect(found).toEqual({});
    },
    240_000,
  );
});

type Stop = { readonly name: string; readonly isSeen: boolean; readonly isFramed: boolean };

/** Presses a key until the focus is back at the page, or up to a limit; returns each stop, and whether it and its focus are visible. */
async function stopsOf(page: Page, key: 'Tab' | 'Shift+Tab', most = 100): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const label = element instanceof HTMLSelectElement ? element.labels[0] : undefined;
      const name = element.getAttribute('aria-label') ?? (label ?? element).textContent ?? '';
      return {
        name: name.split(/[\n:×]|Towers/)[0]!.trim(),
        isSeen: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && left < right && top < bottom,
        isFramed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0,
      };
    });
    if (stop !== undefined) stops.push(stop);
    else if (stops.length > 0) return stops;
  }
  return stops;
}

describe('by the Tab key alone', () => {
  it('everything can be reached, forward and backward, is visible and shows the focus', async () => {
    const page = await openApp('#t=520&lang=en&loop=400-600');
    const stops = await stopsOf(page, 'Tab');
    const names = stops.map(({ name }) => name);
    expect(names.join(' | ')).toBe(
      'Scenes | Tweak | Talk | More | Animation | Previous event | Play | Next event | Made up | Previous beat | Beat 1 | Beat 2 | Beat 3 | Beat 4 | Beat 5 | Next beat | ' +
        'Speed | Timeline | Loop begins | Loop ends',
    );
    expect((await stopsOf(page, 'Shift+Tab', names.length)).map(({ name }) => name)).toEqual(names.toReversed());
    expect(stops.filter(({ isSeen, isFramed }) => !isSeen || !isFramed)).toEqual([]);
  });
});

describe('the live region', () => {
  it.each([
    ['en', /520 ticks.*made up.*packets wait/s],
    ['ko', /520 틱.*가상의 값.*패킷/s],
  ])('announces the instant at which scrubbing stops, and none before, %s', async (language, moment) => {
    const page = await openApp(`#lang=${language}`, { viewport: { width: 480, height: 480 } });
    // In one task, so that a slow machine does not lengthen the scrubbing.
    const onTheWay = await page.evaluate(async () => {
      const voice = document.querySelector('p.hidden[role=status]')!;
      const texts = new Set<string | null>([voice.textContent]);
      for (let t = 20; t <= 520; t += 20) {
        window.chokepoint.seek(t);
        for (let i = 0; i < 10; i++) await Promise.resolve();
        texts.add(voice.textContent);
      }
      return texts.size;
    });
    expect(onTheWay).toBe(1);
    await page.waitForFunction(
      (wanted) => new RegExp(wanted, 's').test(document.querySelector('p.hidden[role=status]')!.textContent),
      moment.source,
    );
  });
});
