/** Tells when what the page shows has been drawn. */
export type Drawing = {
  /** A frame has been drawn. */
  readonly drawn: () => void;
  /** Resolves after the next frame; of a page that is hidden, which has none, in a moment. */
  readonly next: () => Promise<void>;
};

export function createDrawing(requestFrame: () => void): Drawing {
  const waiting = new Set<() => void>();
  const end = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) end();
  });
  return {
    drawn: end,
    next: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        if (document.hidden) setTimeout(end);
        else requestFrame();
      }),
  };
}
