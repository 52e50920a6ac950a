/** Resolves in a new task, so that the thread can first draw and handle input and messages. */
export function nextTask(): Promise<void> {
  return delay(0);
}

/** Resolves after so many milliseconds. */
export function delay(wait: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, wait));
}

/** Thrown out of sliced work that is no longer wanted. */
export class Outdated extends Error {}

/**
 * Creates the `pause` that sliced work awaits between its steps. It returns at once until `slice` milliseconds have passed; then it
 * reports the share done and yields to the thread's other tasks. Rejects with Outdated if the work is no longer wanted after that.
 */
export function createPause(
  slice: number,
  report: (share: number) => void = () => {},
  isWanted: () => boolean = () => true,
): (share?: number) => Promise<void> {
  let resumed = performance.now();
  return async (share = 0) => {
    if (performance.now() - resumed < slice) return;
    report(share);
    await nextTask();
    if (!isWanted()) throw new Outdated();
    resumed = performance.now();
  };
}
