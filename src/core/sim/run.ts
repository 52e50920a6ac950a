import type { Trace } from '../trace/trace.ts';

/** A run that goes on in slices, so that its thread stays answerable; how it is sliced changes nothing in the trace. */
export type RunLoop = {
  /**
   * Handles events until `most` of them have happened, counting every hop that one begins, every task that has waited for its
   * instant alone, and searches for another way, as one more; true when nothing is left to happen. Throws SceneError past a limit.
   */
  readonly advance: (most: number) => boolean;
  /** How much of the run is done, 0 to 1, by hops made and tasks ended. */
  readonly progress: number;
  /** The trace of a run that has come to its end. */
  readonly seal: () => Trace;
};
