import type { Browser } from 'playwright-core';

/** One picture of a contact sheet: a PNG or JPEG, and its caption. */
export type SheetEntry = { readonly name: string; readonly image: Buffer };

const COLUMNS = 4;
/** Width of a picture on the sheet, in pixels: about a slide's apparent size from the last row. */
const WIDTH = 480;

/** All pictures on one sheet, one row per group, as a PNG. */
export async function contactSheet(browser: Browser, groups: readonly (readonly SheetEntry[])[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: COLUMNS * (WIDTH + 16) + 16, height: 400 } });
  const figure = ({ name, image }: SheetEntry): string =>
    `<figure><img src="data:image/png;base64,${image.toString('base64')}"><figcaption>${name}</figcaption></figure>`;
  const rows = groups.map((group) => `<section>${group.map(figure).join('')}</section>`).join('');
  await page.setContent(`<style>
    body { margin: 16px; background: #444; color: #fff; font: 14px sans-serif; }
    section { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 24px; }
    figure { margin: 0; width: ${WIDTH}px; } img { width: 100%; display: block; } figcaption { padding: 4px 0; }
  </style>${rows}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
