/** The engines that the app is tested in. Each has its own protocol behind the common type Driver. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** CSS pixels from the top left of the page's window. */
export type Point = { readonly x: number; readonly y: number };

/** One page in one browser. The browser ends with `close`, or with the process that launched it. */
export type Driver = {
  readonly engine: EngineName;
  /** Loads a document, even if only the hash differs. */
  readonly open: (url: string) => Promise<void>;
  /** Runs a function on the page by its source text: it may refer only to its arguments and the page. */
  readonly evaluate: <Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>;
  /** Presses and releases a key: a character, `Space`, or the name of the key. `Shift+` may stand before it. */
  readonly press: (stroke: string) => Promise<void>;
  /** Presses the pointer on the first point, moves it over the others, and releases it on the last; one point is a click. */
  readonly drag: (...path: readonly [Point, ...Point[]]) => Promise<void>;
  readonly wheel: (at: Point, deltaY: number) => Promise<void>;
  /** Resizes the page's window. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** A PNG of the window. */
  readonly screenshot: () => Promise<Buffer>;
  /** The page's memory after garbage collection, as reported by the engine; undefined if it doesn't report any. */
  readonly memory: () => Promise<Memory | undefined>;
  readonly close: () => Promise<void>;
};

export type Memory = {
  /** Bytes. */
  readonly heap: number;
  /** DOM nodes, including those outside the document. */
  readonly nodes: number;
  /** Event listeners of all targets, including elements. */
  readonly allListeners: number;
};

/** Splits `Shift+ArrowLeft`; `+` itself is a key. */
export function keyOf(stroke: string): { readonly key: string; readonly shift: boolean } {
  const shift = stroke.startsWith('Shift+');
  return { key: shift ? stroke.slice('Shift+'.length) : stroke, shift };
}

/** Polls until the condition is true; on timeout, fails with `what`. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}

/** A driver's mouse. */
export type Mouse = {
  readonly move: (x: number, y: number) => Promise<void>;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
};

/** Presses at the first point, moves to the others, and releases. */
export async function dragAlong(mouse: Mouse, [first, ...rest]: readonly [Point, ...Point[]]): Promise<void> {
  await mouse.move(first.x, first.y);
  await mouse.down();
  for (const { x, y } of rest) await mouse.move(x, y);
  await mouse.up();
}
