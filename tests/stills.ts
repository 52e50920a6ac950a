import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { THEME_NAMES } from '../src/core/base/themes.ts';
import { VIEWS } from '../src/core/base/views.ts';
import { untilReady } from './support/app.ts';
import { launchChromium } from './support/chromium.ts';
import { contactSheet, type SheetEntry } from './support/contactSheet.ts';
import { writeGallery } from './support/gallery.ts';
import { sceneFiles } from './support/sceneFiles.ts';
import { SceneRun } from './support/sceneRuns.ts';
import { serve } from './support/serve.ts';
import { hideWords, linkTo, type Look, tellingInstants } from './support/tellingInstants.ts';

/** `npm run stills`: screenshots of the built app, for judging the picture. See CONTRIBUTING.md. */
const USAGE = `npm run stills -- [--scene ID]… [--view ${VIEWS.join('|')}] [--theme ${THEME_NAMES.join('|')}]… [--lang en|ko]… [--size 1920x1080]… [--watch]
npm run stills -- --gallery`;
const OUT = 'tests/out/stills';

type Request = {
  readonly scenes: readonly string[];
  readonly looks: readonly Look[];
  readonly gallery: boolean;
};

function readRequest(): Request {
  const many = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    options: {
      scene: many,
      theme: many,
      lang: many,
      size: many,
      view: { type: 'string' },
      watch: { type: 'boolean' },
      gallery: { type: 'boolean' },
    },
  });
  const known = sceneFiles().map((file) => file.slice('scenes/'.length, -'.scene.json'.length));
  const themes = among('theme', values.theme ?? ['night'], THEME_NAMES);
  const languages = among('lang', values.lang ?? ['en'], ['en', 'ko'] as const);
  const [view] = among('view', values.view === undefined ? [] : [values.view], VIEWS);
  const sizes = (values.size ?? ['1920x1080']).map(readSize);
  const looks = themes.flatMap((theme) =>
    languages.flatMap((language) =>
      sizes.map(({ width, height }): Look => ({ theme, language, width, height, view, talk: values.watch !== true })),
    ),
  );
  return { scenes: among('scene', values.scene ?? known, known), looks, gallery: values.gallery === true };
}

function among<T extends string>(option: string, asked: readonly string[], known: readonly T[]): T[] {
  return asked.map((text) => {
    const found = known.find((one) => one === text);
    if (found === undefined) throw new Error(`--${option} is one of ${known.join(', ')}, got ${text}`);
    return found;
  });
}

function readSize(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) throw new Error(`--size is like 1920x1080, got ${text}`);
  return { width: Number(width), height: Number(height) };
}

/** Writes two pictures per instant, with and without texts. */
async function takeStills(page: Page, id: string, look: Look, url: string): Promise<SheetEntry[]> {
  const entries: SheetEntry[] = [];
  for (const instant of tellingInstants(new SceneRun(id))) {
    // A new page per instant: changing only the hash would not reload the page.
    await page.goto('about:blank');
    await page.goto(`${url}${linkTo(id, look, instant)}`);
    await untilReady(page);
    // A still waits for the verdict's proof, which the page shows then too.
    await page.evaluate(() => window.chokepoint.still(320, 180).then(() => undefined));
    await page.evaluate(() => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))));
    for (const words of [true, false]) {
      if (!words) await hideWords(page);
      const { theme, language, width, height, view } = look;
      const name = [id, instant.name, view, theme, language, `${width}x${height}`, words ? 'words' : 'bare']
        .filter((part) => part !== undefined)
        .join('-');
      const image = await page.screenshot();
      writeFileSync(join(OUT, `${name}.png`), image);
      entries.push({ name, image });
    }
  }
  return entries;
}

async function writeSheets(browser: Browser, url: string, { scenes, looks }: Request): Promise<void> {
  for (const id of scenes) {
    const groups: SheetEntry[][] = [];
    for (const look of looks) {
      const page = await browser.newPage({ viewport: { width: look.width, height: look.height } });
      groups.push(await takeStills(page, id, look, url));
      await page.close();
    }
    const file = join(OUT, `${id}-sheet.png`);
    writeFileSync(file, await contactSheet(browser, groups));
    process.stdout.write(`${file}\n`);
  }
}

async function write(request: Request): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const [browser, server] = await Promise.all([launchChromium(), serve('dist')]);
  try {
    if (request.gallery) await writeGallery(browser, server.url);
    else await writeSheets(browser, server.url, request);
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
}

let request: Request | undefined;
try {
  request = readRequest();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
}
if (request !== undefined) await write(request);
