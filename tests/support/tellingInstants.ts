import type { Page } from 'playwright-core';
import type { Language } from '../../src/core/base/text.ts';
import type { ThemeName } from '../../src/core/base/themes.ts';
import { MILLITICKS_PER_TICK } from '../../src/core/base/units.ts';
import type { ViewName } from '../../src/core/base/views.ts';
import { STILL_SHARE } from '../../src/screen/state/cover.ts';
import { stretchOf } from '../../src/screen/state/playback.ts';
import type { SceneRun } from './sceneRuns.ts';

/** How the app is looked at: sizes in CSS pixels; the projection is the scene's own where `view` is undefined. */
export type Look = {
  readonly theme: ThemeName;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  readonly view: ViewName | undefined;
  readonly talk: boolean;
};

/** An instant that shows what its beat tells; `beat` counts from 1, `ticks` from the start of the run. */
export type TellingInstant = { readonly name: string; readonly beat: number; readonly ticks: number };

/** One instant per beat, as far into it as the covers of the gallery are into theirs. */
export function tellingInstants({ scene, trace }: SceneRun): TellingInstant[] {
  return scene.beats.map((beat, row) => {
    const { from, to } = stretchOf(beat, trace);
    const time = Math.round(from + STILL_SHARE * (to - from));
    return { name: `${row + 1}-${beat.id}`, beat: row + 1, ticks: time / MILLITICKS_PER_TICK };
  });
}

/** The part of an address that shows an instant so. */
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

/** Leaves nothing on the page but what WebGL draws: no title, caption, label, legend or count. */
export async function hideWords(page: Page): Promise<void> {
  await page.evaluate((rules) => {
    // A sheet made by script is no inline style, which the page's policy refuses.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, ONLY_THE_PICTURE);
}
