import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Licence } from '../../src/screen/ui/help/licence.ts';
import { dropScene, SCENE_FILE } from '../support/app.ts';
import { browserSuite, SINGLE_FILE } from '../support/browserSuite.ts';
import { chooseInMore } from '../support/moreMenu.ts';
import type { PageOptions } from '../support/page.ts';
import { readSources } from '../support/architecture.ts';

declare global {
  interface Window {
    breaches: string[];
    ran?: boolean;
  }
}

/** Records every violation of the page's policy, from its first script on; one in a worker becomes an error. */
function noteBreaches(): void {
  window.breaches = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    window.breaches.push(`${effectiveDirective} ${blockedURI} in ${sourceFile}`);
  });
  // A worker made from a blob inherits the page's policy; one loaded from a file has only its server's.
  const tell = `addEventListener('securitypolicyviolation', (event) => console.error('breach', event.effectiveDirective));\n`;
  const Plain = Blob;
  window.Blob = class extends Plain {
    constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
      super(options.type?.startsWith('text/javascript') === true ? [tell, ...parts] : parts, options);
    }
  };
}

const WATCHED: PageOptions = { viewport: { width: 1200, height: 760 }, acceptDownloads: true, before: [noteBreaches] };
const { url, watch, share } = browserSuite(WATCHED);

const PLACES = [
  ['the folder', '#lang=en'],
  ['the single file', `${SINGLE_FILE}#lang=en`],
] as const;
const openFolder = share(PLACES[0][1]);
const openFile = share(PLACES[1][1]);

function breachesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => window.breaches);
}

/** Uses every feature that loads, creates or exports something. */
async function walk(page: Page): Promise<void> {
  await page.evaluate(() => window.chokepoint.play());
  await page.waitForFunction(() => window.chokepoint.time > 2);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Licences' }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.waitForFunction(() => document.querySelectorAll('.scene-card .computing').length === 0);
  await page.keyboard.press('#');
  await page.pdf();
  await page.keyboard.press('#');
  await page.keyboard.press('q');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('w');
  await (await saved).path();
  const hash = await page.evaluate(() => window.chokepoint.traceHash);
  const chooser = page.waitForEvent('filechooser');
  await chooseInMore(page, 'Open');
  await (await chooser).setFiles('scenes/straggler.scene.json');
  await page.waitForFunction((before) => window.chokepoint.traceHash !== before, hash);
  await dropScene(page, JSON.parse(readFileSync(SCENE_FILE, 'utf8')));
  await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 0.8));
  await page.keyboard.press('c');
  await page.locator('.outcome').waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('s');
  await page.locator('.panel').waitFor();
  for (const key of ['v', 'd', 'd', 'd', 'l', 't']) await page.keyboard.press(key);
  await page.evaluate(async () => (await window.chokepoint.still(640, 360)).size);
}

describe.each(PLACES)('%s', (name, place) => {
  const openShared = name === 'the folder' ? openFolder : openFile;

  it('does not violate its own policy on any page, and requests only its own files', async () => {
    const { page, complaints, requests } = await watch(place, { draws: true });
    await walk(page);
    expect(await breachesOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(requests.filter((one) => !one.startsWith(url()))).toEqual([]);
  });

  it('states its policy before its first script', async () => {
    const { page } = await openShared();
    const [policy] = await page.locator('head > *').evaluateAll((all) => {
      const before = all.slice(
        0,
        all.findIndex((one) => one.matches('script, style, link')),
      );
      return before
        .filter((one) => one.matches('[http-equiv=Content-Security-Policy]'))
        .map((one) => one.getAttribute('content'));
    });
    expect(policy).toMatch(/^default-src 'none'; .*base-uri 'none'; form-action 'none'$/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('shows the licences of every package, reached and left by keyboard', async () => {
    const { page } = await openShared();
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    for (const key of ['Enter', 'End', 'Enter']) await page.keyboard.press(key);
    const focused = page.locator(':focus');
    for (let stops = 0; stops < 10 && (await focused.textContent()) !== 'Licences'; stops++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused.textContent()).toBe('Licences');
    expect(await page.getByRole('dialog', { name: 'Licences' }).count()).toBe(1);
    const names = await page.getByRole('heading', { level: 3 }).allTextContents();
    expect(names[0]).toBe('Chokepoint');
    for (const name of shippedPackages()) expect(names).toContain(name);
    const texts = await page.locator('.licences pre[lang=en]').allTextContents();
    expect(texts.length).toBeGreaterThanOrEqual(names.length);
    expect(texts.filter((text) => !/copyright/i.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('Johannes Baagøe'))).toHaveLength(1);
    await page.keyboard.press('Escape');
    expect(await focused.textContent()).toBe('Licences');
    expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused.textContent()).toBe('More');
  });

  it('is prevented by the browser from running injected code and from sending data', async () => {
    const { page } = await openShared();
    const outcome = await page.evaluate(
      () =>
        new Promise<string[]>((settle) => {
          // In a separate task: in the driver's own task, browsers allow eval.
          setTimeout(() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            const handled = document.createElement('div');
            handled.setAttribute('onclick', 'window.ran = true');
            handled.click();
            const made = ['eval', 'Function'].map((name) => {
              try {
                (Reflect.get(window, name) as (text: string) => unknown)('window.ran = true');
                return `${name} works`;
              } catch {
                return `${name} is refused`;
              }
            });
            const sent = fetch('https://example.com/').then(
              () => 'sent',
              () => 'not sent',
            );
            void sent.then((word) => setTimeout(() => settle([...made, word]), 100));
          });
        }),
    );
    expect(outcome).toEqual(['eval is refused', 'Function is refused', 'not sent']);
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
    const kinds = (await breachesOf(page)).map((one) => one.replace(/ in .*/, ''));
    expect([...new Set(kinds)].sort()).toEqual([
      'connect-src https://example.com/',
      'script-src eval',
      'script-src-attr inline',
      'script-src-elem inline',
    ]);
  });
});

it('the folder has the same licences as a file, and our own', async () => {
  const { page } = await openFolder();
  const list = JSON.parse((await page.locator('#licences').textContent())!) as readonly Licence[];
  const file = readFileSync('dist/licences.txt', 'utf8');
  for (const { name, version, texts } of list) {
    expect(file).toContain(`${name} ${version} `);
    for (const text of texts) expect(file).toContain(text);
  }
  expect(readFileSync('dist/LICENSE', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
});

/** Determined independently of the build: by the scripts' source maps and the style sheets' URLs. */
function shippedPackages(): ReadonlySet<string> {
  const maps = readdirSync('dist/assets').filter((name) => name.endsWith('.map'));
  const modules = maps.flatMap(
    (name) => (JSON.parse(readFileSync(`dist/assets/${name}`, 'utf8')) as { sources: string[] }).sources,
  );
  const inScripts = modules.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const sheets = [...readSources('src')].filter(([path]) => path.endsWith('.css')).map(([, text]) => text);
  const inSheets = sheets.flatMap((text) =>
    [...text.matchAll(/url\("((?:@[^/]+\/)?[^/"]+)/g)].map(([, name = '']) => name),
  );
  expect(inSheets.length).toBeGreaterThan(0);
  return new Set([...inScripts, ...inSheets]);
}
