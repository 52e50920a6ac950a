/** Errors and held resources, recorded by a script on the page, so equally in every engine. */
export type Watch = {
  /** Uncaught errors, unhandled rejections, console errors and warnings, and policy violations. */
  readonly complaints: string[];
  /** The current resources. */
  readonly held: () => Held;
};

export type Held = {
  /** Number of elements in the document. */
  readonly elements: number;
  /** Listeners of the window, the document and media queries, which are never removed with an element. */
  readonly listeners: number;
  /** WebGL contexts that were created and not lost. */
  readonly contexts: number;
  /** Workers that were started and not terminated. */
  readonly workers: number;
};

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Runs before the app, from a file of the server, as the page's policy requires. It refers to nothing outside itself. */
function watchPage(): void {
  const complaints: string[] = [];
  const text = (value: unknown): string =>
    value instanceof Error ? `${value.message}\n${value.stack}` : String(value);
  window.addEventListener('error', (event) => complaints.push(`uncaught: ${event.message} ${text(event.error)}`));
  window.addEventListener('unhandledrejection', (event) => complaints.push(`unhandled: ${text(event.reason)}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    complaints.push(`policy: ${violatedDirective} refused ${blockedURI} of ${sourceFile}:${lineNumber}`),
  );
  for (const level of ['error', 'warn'] as const) {
    const log = console[level].bind(console);
    console[level] = (...said: unknown[]): void => {
      complaints.push(`${level}: ${said.map(text).join(' ')}`);
      log(...said);
    };
  }

  const lasting = new Map<object, Set<string>>();
  const numbers = new WeakMap<object, number>();
  let next = 0;
  const keyOf = (kind: unknown, listener: object, options: unknown): string => {
    if (!numbers.has(listener)) numbers.set(listener, next++);
    const capture =
      typeof options === 'object' && options !== null ? (options as AddEventListenerOptions).capture : options;
    return `${String(kind)} ${String(numbers.get(listener))} ${String(capture === true)}`;
  };
  const isLasting = (target: unknown): target is object =>
    target === window || target === document || target === document.documentElement || target instanceof MediaQueryList;
  type Listen = (this: unknown, kind: unknown, listener: object | null, options?: unknown) => void;
  const { prototype } = EventTarget as unknown as {
    prototype: Record<'addEventListener' | 'removeEventListener', Listen>;
  };
  const { addEventListener: add, removeEventListener: remove } = prototype;
  prototype.addEventListener = function listen(this: unknown, kind, listener, options) {
    // Called without an object, it is the window's.
    const target = this ?? window;
    const isOnce =
      typeof options === 'object' && options !== null && (options as AddEventListenerOptions).once === true;
    if (listener !== null && !isOnce && isLasting(target)) {
      const known = lasting.get(target) ?? new Set();
      lasting.set(target, known.add(keyOf(kind, listener, options)));
    }
    add.call(target, kind, listener, options);
  };
  prototype.removeEventListener = function stopListening(this: unknown, kind, listener, options) {
    const target = this ?? window;
    if (listener !== null && isLasting(target)) lasting.get(target)?.delete(keyOf(kind, listener, options));
    remove.call(target, kind, listener, options);
  };

  const contexts = new Set<WeakRef<WebGLRenderingContext>>();
  const seen = new WeakSet<object>();
  type Get = (this: unknown, kind: string, ...rest: unknown[]) => object | null;
  for (const { prototype: canvas } of [HTMLCanvasElement, OffscreenCanvas] as unknown as {
    prototype: { getContext: Get };
  }[]) {
    const { getContext: get } = canvas;
    canvas.getContext = function getContext(this: unknown, kind, ...rest) {
      const context = get.call(this, kind, ...rest);
      if (context !== null && kind.startsWith('webgl') && !seen.has(context)) {
        seen.add(context);
        contexts.add(new WeakRef(context as WebGLRenderingContext));
      }
      return context;
    };
  }

  const workers = new Set<object>();
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      workers.add(this);
    }
    override terminate(): void {
      workers.delete(this);
      super.terminate();
    }
  };

  window.watch = {
    complaints,
    held: () => ({
      elements: document.querySelectorAll('*').length,
      listeners: [...lasting.values()].reduce((sum, known) => sum + known.size, 0),
      contexts: [...contexts].filter((one) => one.deref()?.isContextLost() === false).length,
      workers: workers.size,
    }),
  };
}

/** Defines `__name`, which tsx inserts into functions, since their source is sent to a page. */
export const WATCH_SCRIPT = `var __name = (named) => named;\n(${watchPage.toString()})();\n`;
