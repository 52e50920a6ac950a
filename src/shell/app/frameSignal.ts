/** Lets callers wait for the next drawn frame. */
export type FrameSignal = {
  /** To be called after each drawn frame. */
  readonly drawn: () => void;
  /** Resolves after the next frame, or, since a hidden page draws none, in the next task. */
  readonly next: () => Promise<void>;
};

export function createFrameSignal(requestFrame: () => void): FrameSignal {
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
