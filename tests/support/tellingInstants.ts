import type { Page } from 'playwright-core';
import type { Language } from '../../src/core/base/text.ts';
import type { ThemeName } from '../../src/core/base/themes.ts';
import { MILLITICKS_PER_TICK } from '../../src/core/base/units.ts';
import type { ViewName } from '../../src/core/base/views.ts';
import { STILL_SHARE } from '../../src/screen/state/cover.ts';
import { stretchOf } from '../../src/screen/state/playback.ts';
import type { SceneRun } from './sceneRuns.ts';

/** Display settings of the app: sizes in CSS pixels; `view` undefined is the scene's default. */
export type Look = {
  readonly theme: ThemeName;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  readonly view: ViewName | undefined;
  readonly talk: boolean;
};

/** An instant that illustrates its beat; `beat` counts from 1, `ticks` from the start of the run. */
export type TellingInstant = { readonly name: string; readonly beat: number; readonly ticks: number };

/** One instant per beat, at the same share of it as the gallery's covers. */
export function tellingInstants({ scene, trace }: SceneRun): TellingInstant[] {
  return scene.beats.map((beat, row) => {
    const { from, to } = stretchOf(beat, trace);
    const time = Math.round(from + STILL_SHARE * (to - from));
    return { name: `${row + 1}-${beat.id}`, beat: row + 1, ticks: time / MILLITICKS_PER_TICK };
  });
}

/** The hash of an address that shows an instant with these settings. */
export function linkTo(
  scene: string,
  { theme, language, view, talk }: Look,
  { beat, ticks }: Omit<TellingInstant, 'name'>,
): string {
  const parts = new URLSearchParams({ scene, beat: String(beat), t: String(ticks), lang: language, theme });
  if (view !== undefined) parts.set('view', view);
  if (talk) parts.set('talk', '');
  return `#${parts.toString()}`;
}

const ONLY_THE_PICTURE = `
  body * { visibility: hidden !important }
  .canvas-host canvas:not(.inscription) { visibility: visible !important }`;

/** Hides everything on the page except the WebGL canvas: titles, captions, labels, legends and counts. */
export async function hideWords(page: Page): Promise<void> {
  await page.evaluate((rules) => {
    // The page's policy forbids inline styles, but not constructed style sheets.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, ONLY_THE_PICTURE);
}
