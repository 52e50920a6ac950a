import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { canvasPixels, twoUltraServers } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { chooseInMore } from '../support/moreMenu.ts';
import { cp949, utf16 } from '../support/encodings.ts';
import { goodText, sceneWith } from '../support/sceneFiles.ts';

const { open: openApp, watch, share } = browserSuite({ viewport: { width: 1200, height: 760 } });
const openShared = share('', { draws: true });
const openKorean = share('', { locale: 'ko-KR' });

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-drop-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const withSeed = (name: string): string => JSON.stringify({ ...structuredClone(twoUltraServers()), seed: name });
const other = withSeed('dropped');
const good = inFolder('good.json', other);
const folderOfScenes = join(folder, 'my scenes');
mkdirSync(folderOfScenes);
const film = inFolder('film.json', 'a film, not a scene');
truncateSync(film, 700_000_000);

type Content = { readonly mimeType: string; readonly data: string };

/** Drops local paths, or data of a page, on the middle of the page, as the browser itself does. */
async function drop(page: Page, files: readonly string[], items: readonly Content[] = []): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [...items], files: [...files], dragOperationsMask: 1 };
    await client.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await client.detach();
}

const trouble = (page: Page) => page.locator('[role=alert] .trouble');
const seed = (page: Page) => page.evaluate(() => window.chokepoint.scene.seed);
const until = (page: Page, wanted: string) =>
  page.waitForFunction((one) => window.chokepoint.scene.seed === one, wanted);

describe('dropped on the page', () => {
  it.each([
    ['a folder', [folderOfScenes], [], ['my scenes', 'got a folder'], '폴더'],
    ['several files', [good, film], [], ['good.json, film.json', 'got 2 files'], '파일 2개'],
    ['a link', [], [{ mimeType: 'text/uri-list', data: 'https://example.org/' }], ['not a file'], '파일이 아닌 것'],
    ['a text', [], [{ mimeType: 'text/plain', data: '{}' }], ['not a file'], '파일이 아닌 것'],
    ['a picture', [inFolder('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47))], [], ['a PNG picture'], 'PNG 그림'],
    ['a file of 700 MB', [film], [], ['at most 1,000,000 bytes', 'got 700,000,000'], '1,000,000'],
    ['an empty file', [inFolder('empty.json', '')], [], ['an empty file'], '빈 파일'],
    ['a scene in CP949', [inFolder('cp949.json', cp949(other))], [], ['text in UTF-8', 'CP949'], 'UTF-8로 저장'],
  ] as const)(
    '%s is refused with what is expected, and the picture stays',
    async (name, files, items, says, inKorean) => {
      const { page, complaints } = await openShared();
      const [before, seedBefore] = [await canvasPixels(page), await seed(page)];
      await drop(page, files, items);
      await trouble(page).waitFor();
      const told = await trouble(page).innerText();
      for (const one of says) expect(told).toContain(one);
      expect(told).toMatch(/\.json|UTF-8/);
      expect(told).toMatch(/1,000,000|UTF-8/);
      expect(await canvasPixels(page)).toBe(before);
      expect(await seed(page)).toBe(seedBefore);
      await page.keyboard.press('l');
      expect(await trouble(page).innerText()).toContain(inKorean);
      await page.keyboard.press('l');
      expect(complaints).toEqual([]);
      // A valid file clears the message.
      await drop(page, [inFolder('next.json', withSeed(`after ${name}`))]);
      await until(page, `after ${name}`);
      await trouble(page).waitFor({ state: 'detached' });
    },
  );

  it.each([
    ['UTF-16LE', true],
    ['UTF-16BE', false],
  ])('a scene in %s is opened, Korean and all', async (name, isLittle) => {
    const { page } = await openKorean();
    await drop(page, [inFolder(`${name}.json`, utf16(withSeed(name), isLittle))]);
    await until(page, name);
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(twoUltraServers().title.ko);
  });

  it('on another page, or with a dialog open, is shown on the stage', async () => {
    const { page } = await openShared();
    await page.keyboard.press('g');
    await page.waitForSelector('[data-page=scenes]');
    await drop(page, [folderOfScenes]);
    await trouble(page).waitFor();
    expect(await page.locator('[data-page=stage]').count()).toBe(1);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await drop(page, [inFolder('behind.json', withSeed('behind a dialog'))]);
    await until(page, 'behind a dialog');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('a text is inserted into a field that it is dropped on', async () => {
    const page = await openApp();
    await page.keyboard.press('/');
    const field = page.locator('input[type=search]');
    await field.waitFor();
    const { x, y } = (await field.boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const data = { items: [{ mimeType: 'text/plain', data: 'efa' }], files: [], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data });
    }
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type=search]')!.value === 'efa');
    expect(await trouble(page).count()).toBe(0);
  });
});

describe('a beat that ends before it begins', () => {
  const beat = (from: unknown, to: unknown): unknown =>
    sceneWith([['beats', 1, 'from'], from], [['beats', 1, 'to'], to]);
  const share = (at: number, last = 'step1.efa.end'): unknown => ({ between: ['step1.efa.start', last], share: at });

  it('in every run is refused with its path, and the picture stays', async () => {
    const { page } = await openShared();
    const before = await seed(page);
    const file = inFolder('backwards.json', JSON.stringify(beat(share(0.1), 'step1.reduceScatter.start')));
    await drop(page, [file]);
    await trouble(page).waitFor();
    expect(await trouble(page).innerText()).toMatch(/beats\[1\]\.to[^]*step1\.efa\.end · 10%/);
    expect(await seed(page)).toBe(before);
  });

  it('only in this run is reported beside the picture, and changes nothing else', async () => {
    const { page, complaints } = await watch('', { draws: true });
    const file = inFolder('inRun.json', JSON.stringify(beat('step1.efa.end', share(0.05, 'step1.allGather.end'))));
    const before = await canvasPixels(page);
    await drop(page, [file]);
    const told = page.locator('.deliveries[role=status]');
    await told.getByText('beat 2 ends no later than it begins').waitFor();
    expect(await trouble(page).count()).toBe(0);
    // The run is identical; the picture leaves room for the message.
    expect(await canvasPixels(page)).not.toBe(before);
    await page.getByRole('button', { name: /Beat 2/ }).click();
    await page.waitForFunction(() => !window.chokepoint.playing && window.chokepoint.time > 100);
    await page.keyboard.press('l');
    expect(await told.innerText()).toContain('멈춰 있는 챕터');
    await page.keyboard.press('t');
    await page.waitForSelector('[data-mode=talk]');
    expect(await told.textContent()).toBe('');
    expect(complaints).toEqual([]);
  });
});

describe('chosen', () => {
  it('a scene in CP949 is refused as on the command line, and one in UTF-16 is opened', async () => {
    const { page } = await openShared();
    const choose = async (path: string): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), chooseInMore(page, 'Open')]);
      await chooser.setFiles(path);
    };
    await choose(inFolder('chosen.json', cp949(goodText())));
    await trouble(page).getByText('expected text in UTF-8').waitFor();
    await choose(inFolder('chosen16.json', utf16(withSeed('chosen'))));
    await until(page, 'chosen');
  });
});
