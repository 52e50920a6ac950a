import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXTS } from '../../src/core/scene/limits.ts';
import { checkScene } from '../../src/core/scene/parse.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { type AppState, initialState } from '../../src/screen/state/appState.ts';
import { stageInsets } from '../../src/screen/ui/stage/insets.ts';
import { dropScene } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { sceneWith } from '../support/sceneFiles.ts';

const { open, share } = browserSuite({ viewport: { width: 1200, height: 760 }, locale: 'de-DE' });
const openShared = share('#scene=two-ultraservers&lang=en');
const rateOf = (page: Page) =>
  page.evaluate(() => (window.chokepoint.scene.cluster as { efa: { rate: { invented: number } } }).efa.rate.invented);

describe('a number that is typed', () => {
  it('may have a decimal comma, is refused if ambiguous, and steps by arrow keys', async () => {
    const page = await open('#scene=two-ultraservers&side=tweak&lang=en');
    const field = page.getByRole('spinbutton', { name: 'EFA rate, number' });
    const row = page.locator('.parameter', { has: field });
    /** Types a text and waits for the run with that `rate`. */
    const type = async (text: string, rate: number): Promise<void> => {
      await field.fill('');
      await field.pressSequentially(text);
      await field.blur();
      await expect.poll(() => rateOf(page)).toBe(rate);
    };
    await type('0,25', 0.25);
    expect(await field.inputValue()).toBe('0.25');
    await type('1,5', 1.5);
    await type('２，５', 2.5);
    await type('3 units/tick', 3);
    // Every prefix was a valid number, but the entry was refused, so the number is unchanged.
    await type('1,270', 3);
    expect(await row.locator('.wrong').innerText()).toContain('expected 1270 or 1.27, got "1,270"');
    expect(await field.inputValue()).toBe('3');
    await type('5000', 3);
    expect(await row.locator('.wrong').innerText()).toContain('0.01 to 1,000');
    await type('2 GB', 3);
    expect(await row.locator('.wrong').innerText()).toContain('a number without “GB”');
    await type('', 3);
    expect(await row.locator('.wrong').innerText()).toContain('an empty entry changes nothing');
    await field.press('ArrowUp');
    await field.press('ArrowUp');
    await field.press('ArrowDown');
    await expect.poll(() => rateOf(page)).toBe(3.01);
    expect(await field.getAttribute('aria-valuenow')).toBe('3.01');
    expect(await row.locator('.wrong').innerText()).toBe('');
    await field.blur();
    // Refused entries left nothing to undo.
    for (const before of [3, 2.5, 1.5, 0.25, 0.5]) {
      await page.keyboard.press('z');
      await expect.poll(() => rateOf(page)).toBe(before);
    }
    await page.keyboard.press('l');
    const korean = page.getByRole('spinbutton', { name: /^EFA 대역폭/ });
    await korean.fill('1,270');
    expect(await page.locator('.parameter', { has: korean }).locator('.wrong').innerText()).toContain('1270 또는 1.27');
  });

  it('ignores Enter and Escape while an input method composes', async () => {
    const page = await open('#scene=two-ultraservers&side=tweak&lang=en');
    const field = page.getByRole('spinbutton', { name: 'EFA rate, number' });
    await field.fill('4 un');
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await field.inputValue()).toBe('4 un');
    await field.dispatchEvent('keydown', { key: 'Enter' });
    expect(await field.inputValue()).toBe('0.5');
  });
});

describe('a shortcut under a Korean input method', () => {
  const press = (page: Page, code: string, shiftKey = false) =>
    page.evaluate(
      ([at, shift]) => {
        const press = {
          key: 'Process',
          code: at,
          shiftKey: shift,
          isComposing: true,
          keyCode: 229,
        };
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }),
        );
      },
      [code, shiftKey] as const,
    );

  it('works by its key: space, slash, question mark, letters', async () => {
    const page = await open('#scene=two-ultraservers&lang=ko');
    await press(page, 'Space');
    expect(await page.evaluate(() => window.chokepoint.playing)).toBe(true);
    await press(page, 'Space');
    expect(await page.evaluate(() => window.chokepoint.playing)).toBe(false);
    await press(page, 'Slash', true);
    await page.locator('dialog[open]').waitFor();
    await press(page, 'Escape');
    await press(page, 'Slash');
    await page.waitForFunction(() => document.activeElement?.matches('.search') === true);
    // In a text field the keys type text.
    await press(page, 'KeyG');
    await press(page, 'PageDown');
    expect(await page.locator('.scene-card').count()).toBe(0);
    expect(await page.evaluate(() => window.chokepoint.playing)).toBe(false);
  });
});

/** Texts of maximal length: words, one unbreakable word, and the widest letters. */
const FILLINGS: readonly (readonly [string, string, string])[] = [
  ['words', 'Memory warms whom we await. ', '모든 칩이 그 링크를 기다린다. '],
  ['one word', 'm', '뷁'],
  ['wide letters', 'W W ', '漢 😀 '],
];

function wordy([name, en, ko]: (typeof FILLINGS)[number]): Scene {
  const filled = (most: number) => {
    const one = (text: string): string =>
      Array.from(text.repeat(most))
        .slice(0, most - 1)
        .join('')
        .padEnd(most, '.');
    return { en: one(en), ko: one(ko).slice(0, most) };
  };
  const [title, caption] = [filled(LONGEST_TEXTS.title), filled(LONGEST_TEXTS.caption)];
  return checkScene(
    sceneWith(
      [['seed'], name],
      [['title'], title],
      [['caption'], caption],
      [['beats', 0, 'title'], title],
      [['beats', 0, 'caption'], caption],
    ),
  );
}

describe('the longest texts that a scene may have', () => {
  it.each(FILLINGS)('of %s overlap neither picture nor mark, on any screen', async (...filling) => {
    const scene = wordy(filling);
    const { page } = await openShared();
    await dropScene(page, scene);
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [390, 844],
      [844, 390],
      [667, 375],
      [768, 1024],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const mode of ['watch', 'talk'] as const) {
        for (const language of ['en', 'ko'] as const) {
          const seen = await page.evaluate(() => {
            const box = (one: string) => document.querySelector(one)!.getBoundingClientRect();
            const [stage, story, foot] = [box('.stage'), box('.story'), box('.foot')];
            return {
              width: stage.width,
              height: stage.height,
              top: story.bottom - stage.top,
              right: story.right - stage.left,
              bottom: stage.bottom - foot.top,
              text: document.querySelector('.story')!.scrollWidth,
              room: story.width,
              mark: document.querySelector('.over .all-made-up')?.getBoundingClientRect().toJSON() as
                | DOMRect
                | undefined,
              storyBox: story.toJSON() as DOMRect,
            };
          });
          const state: AppState = { ...initialState(scene, 'a', language, 'night'), mode };
          const insets = stageInsets(state, seen.width, seen.height);
          const where = `${mode} ${language} ${width} × ${height}`;
          expect([where, seen.top <= insets.top, seen.text <= Math.ceil(seen.room)]).toEqual([where, true, true]);
          // The picture keeps a good part of the stage.
          expect([where, seen.height - insets.top - insets.bottom >= seen.height / 4]).toEqual([where, true]);
          if (seen.mark !== undefined) {
            const { mark, storyBox } = seen;
            const isApart = mark.left >= storyBox.right || mark.bottom <= storyBox.top;
            expect([where, isApart]).toEqual([where, true]);
          }
          await page.keyboard.press('l');
        }
        await page.keyboard.press('t');
      }
    }
  });
});
