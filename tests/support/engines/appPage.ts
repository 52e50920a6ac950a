import { type Driver, type Point, until } from './driver.ts';

/** Operations of the app's tests, for any engine. A CSS selector means the first matching element. */

/** Opens the app in a new document and waits for its first picture. */
export async function openApp(driver: Driver, url: string): Promise<void> {
  await driver.open(url);
  await until('the app starts', () => driver.evaluate(() => 'chokepoint' in window));
  await driver.evaluate(() => window.chokepoint.ready);
}

/** Changes the address's hash, as typing does. */
export async function go(driver: Driver, hash: string): Promise<void> {
  await driver.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  await settle(driver);
}

/** Waits two frames, after which changes have been drawn. */
export async function settle(driver: Driver): Promise<void> {
  await driver.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

export function shownHash(driver: Driver): Promise<string> {
  return driver.evaluate(() => window.chokepoint.traceHash);
}

/** Waits until the run of this hash is shown. */
export async function untilShown(driver: Driver, hash: string, what: string): Promise<void> {
  let last = '';
  await until(`${what} has the run ${hash}`, async () => {
    last = await shownHash(driver);
    return last === hash;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown is ${last}`);
  });
}

export function count(driver: Driver, selector: string): Promise<number> {
  return driver.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}

export function textOf(driver: Driver, selector: string): Promise<string> {
  return driver.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
}

/** A point of an element, by shares of its width and height; scrolls it into view if needed. */
export async function pointOf(driver: Driver, selector: string, across = 0.5, down = 0.5): Promise<Point> {
  const box = await driver.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element === null) return undefined;
    const isSeen = ({ top, bottom }: DOMRect): boolean => top >= 0 && bottom <= innerHeight;
    if (!isSeen(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  }, selector);
  if (!box) throw new Error(`There is no ${selector} to point at`);
  return { x: box.left + across * box.width, y: box.top + down * box.height };
}

export async function click(driver: Driver, selector: string): Promise<void> {
  await driver.drag(await pointOf(driver, selector));
}

export type Picture = {
  /** Hash of all its pixels. */
  readonly fingerprint: string;
  /** Share of pixels that clearly differ from the ground. The only text among them is the mark. */
  readonly drawn: number;
};

/** Least share of a drawn picture: a board covers far more, a canvas with only the mark or nothing far less. */
export const LEAST_DRAWN = 0.005;

/** Measures the WebGL canvas, read in the frame in which the app draws it; undefined if there is none. */
export function picture(driver: Driver, host = '.canvas-host'): Promise<Picture | undefined> {
  return driver.evaluate(async (box) => {
    const { time, duration } = window.chokepoint;
    // Seeking there and back requests a frame, also at the end of the run.
    window.chokepoint.seek(time + (time < duration ? 0.001 : -0.001));
    window.chokepoint.seek(time);
    const read = await new Promise<ImageData | undefined>((resolve) => {
      requestAnimationFrame(() => {
        const canvas = document.querySelector<HTMLCanvasElement>(`${box} canvas:not(.inscription)`);
        if (canvas === null || canvas.width * canvas.height === 0) {
          resolve(undefined);
          return;
        }
        const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
        const context = copy.getContext('2d')!;
        context.drawImage(canvas, 0, 0);
        resolve(context.getImageData(0, 0, copy.width, copy.height));
      });
    });
    if (read === undefined) return undefined;
    const { data, width, height } = read;
    const channel = (at: number, side: number): number => (data[at + side]! * data[at + 3]!) / 255;
    // The ground is one colour or a slow gradient, so neighbours that differ are edges of something drawn.
    let edges = 0;
    for (let y = 1; y < height; y++) {
      for (let x = 1; x < width; x++) {
        const at = 4 * (y * width + x);
        const differs = (other: number): boolean =>
          Math.abs(channel(at, 0) - channel(other, 0)) +
            Math.abs(channel(at, 1) - channel(other, 1)) +
            Math.abs(channel(at, 2) - channel(other, 2)) >
          18;
        if (y < 0.85 * height && (differs(at - 4) || differs(at - 4 * width))) edges++;
      }
    }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    return {
      fingerprint: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      drawn: edges / (width * height),
    };
  }, host);
}

/** Number of distinct colours of a PNG, decoded by the page. */
export function coloursOf(driver: Driver, png: Buffer): Promise<number> {
  return driver.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const copy = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = copy.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
    return new Set(pixels).size;
  }, png.toString('base64'));
}

/** Loses a picture's WebGL context, as after a driver failure. Returns whether there was one. */
export function loseContext(driver: Driver, host = '.canvas-host'): Promise<boolean> {
  return driver.evaluate((box) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`${box} canvas:not(.inscription)`);
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!canvas || !extension) return false;
    canvas.dataset['lost'] = '';
    extension.loseContext();
    return true;
  }, host);
}

/** Waits until the picture is restored after its context was lost. */
export async function untilBack(driver: Driver, host = '.canvas-host'): Promise<void> {
  await until('the picture comes back', async () => {
    return (await count(driver, `${host} canvas:not(.inscription, [data-lost])`)) > 0;
  });
}

/** Errors of the page since it was opened. */
export function complaints(driver: Driver): Promise<readonly string[]> {
  return driver.evaluate(() => window.watch.complaints);
}
