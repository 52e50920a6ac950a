import type { Trace } from '../trace/trace.ts';

/** A run that advances in slices, so that its thread stays responsive. The slicing does not affect the trace. */
export type RunLoop = {
  /**
   * Handles about `most` units of work: events, hops that start, tasks that waited only for their instant, and searches for
   * detours. Returns true when nothing is left to happen. Throws SceneError past a limit.
   */
  readonly advance: (most: number) => boolean;
  /** The share of the run that is done, 0 to 1, by hops made and tasks ended. */
  readonly progress: number;
  /** The trace of the finished run. */
  readonly seal: () => Trace;
};
