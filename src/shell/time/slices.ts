/** Resolves in a task of its own, behind all that waits for this thread: it draws, and hears keys and messages, before. */
export function nextTask(): Promise<void> {
  return after(0);
}

/** Resolves after so many milliseconds. */
export function after(wait: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, wait));
}

/** Why work in slices ended: nobody wants it any more. */
export class Outdated extends Error {}

/**
 * What work in slices awaits between its steps. Most of the time it does nothing; after `slice` milliseconds it tells the share that is
 * done and lets the thread do what waits. It rejects with Outdated where nobody wants the work after that.
 */
export function createPause(
  slice: number,
  tell: (share: number) => void = () => {},
  isWanted: () => boolean = () => true,
): (share?: number) => Promise<void> {
  let resumed = performance.now();
  return async (share = 0) => {
    if (performance.now() - resumed < slice) return;
    tell(share);
    await nextTask();
    if (!isWanted()) throw new Outdated();
    resumed = performance.now();
  };
}
