/** The engines that the app is held to. Each is driven by its own protocol; tests see one face. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** CSS pixels from the top left of the page's window. */
export type Point = { readonly x: number; readonly y: number };

/** One page in one browser. It is closed with `close`, and its browser ends with the process that launched it, however that ends. */
export type Driver = {
  readonly engine: EngineName;
  /** Loads a document, even where only the part after `#` differs. */
  readonly open: (url: string) => Promise<void>;
  /** Runs a function on the page, which gets its source text: it may refer to nothing but its arguments and the page. */
  readonly evaluate: <Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>;
  /** Presses and releases a key: a character, `Space`, or the name of the key. `Shift+` may stand before it. */
  readonly press: (stroke: string) => Promise<void>;
  /** Presses the pointer on the first point, leads it over the others, and releases it on the last; one point is a click. */
  readonly drag: (...path: readonly [Point, ...Point[]]) => Promise<void>;
  readonly wheel: (at: Point, deltaY: number) => Promise<void>;
  /** Makes the page's window this large. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** A PNG of what the window shows. */
  readonly screenshot: () => Promise<Buffer>;
  /** What the engine itself can tell of the page's memory, after it has collected its garbage; undefined where it tells nothing. */
  readonly memory: () => Promise<Memory | undefined>;
  readonly close: () => Promise<void>;
};

export type Memory = {
  /** Bytes. */
  readonly heap: number;
  /** Of the DOM, those that are not in the document too. */
  readonly nodes: number;
  /** Of all targets, elements too. */
  readonly allListeners: number;
};

/** Splits `Shift+ArrowLeft`; `+` itself is a key. */
export function keyOf(stroke: string): { readonly key: string; readonly shift: boolean } {
  const shift = stroke.startsWith('Shift+');
  return { key: shift ? stroke.slice('Shift+'.length) : stroke, shift };
}

/** Asks until the answer is true, and fails with what was waited for. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}

/** Of a page that is driven, its mouse. */
export type Mouse = {
  readonly move: (x: number, y: number) => Promise<void>;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
};

/** Presses at the first point, moves to the others, and lets go. */
export async function dragAlong(mouse: Mouse, [first, ...rest]: readonly [Point, ...Point[]]): Promise<void> {
  await mouse.move(first.x, first.y);
  await mouse.down();
  for (const { x, y } of rest) await mouse.move(x, y);
  await mouse.up();
}
