/** A restartable timer for one task. */
export type Timer = {
  /** Runs the task in `wait` milliseconds; replaces an earlier start. */
  readonly start: (wait: number) => void;
  readonly stop: () => void;
  /** Whether the task is scheduled. */
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
