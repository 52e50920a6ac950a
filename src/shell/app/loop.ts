/** The one animation frame and the one wall clock of the app. */
export type FrameLoop = {
  /** Asks for one frame; asking twice before it comes is asking once. */
  readonly request: () => void;
  /** Does a task after the next frame, for which it asks. */
  readonly afterFrame: (task: () => void) => void;
  readonly destroy: () => void;
};

/** A stalled or hidden page goes on where it stood: no frame lasts longer than this. */
const LONGEST_FRAME = 0.25;

/** Calls `frame` with the seconds since the last one (0 after a rest); it says whether another is wanted. No rest, no cost. */
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
