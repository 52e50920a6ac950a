/** One timer for one task. Starting it anew puts the task off. */
export type Timer = {
  /** Does the task in `wait` milliseconds, and not when it was to be done before. */
  readonly start: (wait: number) => void;
  readonly stop: () => void;
  /** Whether the task is yet to be done. */
  readonly isRunning: () => boolean;
};

export function createTimer(task: () => void): Timer {
  let handle: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(handle);
    handle = undefined;
  };
  return {
    start: (wait) => {
      stop();
      handle = setTimeout(() => {
        handle = undefined;
        task();
      }, wait);
    },
    stop,
    isRunning: () => handle !== undefined,
  };
}
