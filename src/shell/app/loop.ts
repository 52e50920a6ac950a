/** The app's only animation frame and wall clock. */
export type FrameLoop = {
  /** Requests one frame; further requests before it have no effect. */
  readonly request: () => void;
  /** Requests a frame and runs `task` after it. */
  readonly afterFrame: (task: () => void) => void;
  readonly destroy: () => void;
};

/** Upper limit of a frame's seconds, so that playback does not jump after the page was stalled or hidden. */
const LONGEST_FRAME = 0.25;

/** Calls `frame` with the seconds since the last frame (0 after a pause); it returns whether to request another. */
export function createLoop(frame: (seconds: number) => boolean): FrameLoop {
  let handle: number | undefined;
  let before: number | undefined;
  const after: (() => void)[] = [];
  const run = (now: number): void => {
    handle = undefined;
    const seconds = before === undefined ? 0 : Math.min((now - before) / 1000, LONGEST_FRAME);
    before = now;
    if (frame(seconds)) request();
    else before = undefined;
    for (const task of after.splice(0)) setTimeout(task);
  };
  const request = (): void => {
    handle ??= requestAnimationFrame(run);
  };
  return {
    request,
    afterFrame: (task) => {
      after.push(task);
      request();
    },
    destroy: () => {
      if (handle !== undefined) cancelAnimationFrame(handle);
    },
  };
}
