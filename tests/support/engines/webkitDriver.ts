import { end, spawnChild } from './children.ts';
import { openDisplay } from './display.ts';
import { type Driver, keyOf, type Point } from './driver.ts';
import { findWebKit } from './find.ts';
import { freePort, keyValue, openSession } from './webDriver.ts';

/** Height of MiniBrowser's bars, and a safe minimum width. CSS pixels. */
const BARS = 60;
const LEAST_WIDTH = 460;

/**
 * WebKitGTK over classic WebDriver. Its browser has bars and a minimum width, so the app runs in an iframe of the
 * requested size at the window's top left; for the page, the iframe is its window.
 */
export async function openWebKit(): Promise<Driver> {
  const { driver, browser } = await findWebKit();
  const display = await openDisplay();
  const port = await freePort();
  const process = spawnChild(driver, [`--port=${port}`, '--host=127.0.0.1'], { env: display.env });
  const close = async (): Promise<void> => {
    await end(process);
    await display.close();
  };
  const session = await openSession(port, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  let size = { width: 900, height: 600 };
  const perform = (...actions: readonly unknown[]): Promise<unknown> => session('POST', '/actions', { actions });
  const execute = (script: string, ...args: readonly unknown[]): Promise<unknown> =>
    session('POST', '/execute/sync', { script, args });
  const setFrame = async ({ width, height } = size): Promise<void> => {
    await session('POST', '/window/rect', { x: 0, y: 0, width: Math.max(width, LEAST_WIDTH), height: height + BARS });
    await execute(
      `const [width, height] = arguments; const { style } = document.querySelector('iframe');
       style.width = width + 'px'; style.height = height + 'px';`,
      width,
      height,
    );
  };
  const enterFrame = async (): Promise<void> => {
    await session('POST', '/frame', { id: 0 });
  };
  return {
    engine: 'webkit',
    open: async (url) => {
      await session('POST', '/frame', { id: null });
      await session('POST', '/url', { url: new URL('frame.html', url).href });
      await setFrame();
      await execute(
        `const frame = document.querySelector('iframe');
         return new Promise((resolve) => { frame.onload = resolve; frame.src = arguments[0]; }).then(() => frame.focus());`,
        url,
      );
      await enterFrame();
    },
    evaluate: (run, ...args) =>
      execute(`return (${run.toString()})(...arguments)`, ...args) as Promise<Awaited<ReturnType<typeof run>>>,
    press: async (stroke) => {
      const { key, shift } = keyOf(stroke);
      const held = shift ? [keyValue('Shift'), keyValue(key)] : [keyValue(key)];
      await perform({
        type: 'key',
        id: 'keyboard',
        actions: [
          ...held.map((value) => ({ type: 'keyDown', value })),
          ...held.toReversed().map((value) => ({ type: 'keyUp', value })),
        ],
      });
    },
    drag: async (...path) => {
      const [first, ...rest] = path;
      const move = ({ x, y }: Point): unknown => ({
        type: 'pointerMove',
        duration: 0,
        x: Math.round(x),
        y: Math.round(y),
      });
      await perform({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [move(first), { type: 'pointerDown', button: 0 }, ...rest.map(move), { type: 'pointerUp', button: 0 }],
      });
    },
    wheel: async ({ x, y }, deltaY) => {
      const at = { x: Math.round(x), y: Math.round(y) };
      await perform({ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', ...at, deltaX: 0, deltaY }] });
    },
    resize: async (width, height) => {
      size = { width, height };
      await session('POST', '/frame', { id: null });
      await setFrame();
      await enterFrame();
    },
    screenshot: async () => Buffer.from((await session('GET', '/screenshot')) as string, 'base64'),
    memory: () => Promise.resolve(undefined),
    close: async () => {
      await session('DELETE', '').catch(() => {
        // The browser may have ended already; the display ends the rest.
      });
      await close();
    },
  };
}
