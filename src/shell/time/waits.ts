/**
 * Every delay, interval and timeout of the app, the worker and the command line except animations, in milliseconds, with its reason.
 * They share a file because they depend on one another: several of them matter during one drag of a slider.
 */

/** One frame at 60 Hz. Work that may follow the picture waits this long, so that it does not delay its frame. */
export const ONE_FRAME = 17;

/** Longest work on the page's thread between two pauses: less than a frame, so that the page can draw and handle input. */
export const PAGE_SLICE = 12;
/** Longest work in a worker between two checks for newer requests: each check costs a turn of the event loop. */
export const WORKER_SLICE = 20;
/** A ready worker that hasn't replied by now is building a large scene: otherwise it would reply within WORKER_SLICE. */
export const WORKER_TIMEOUT = 100;

/** A run younger than this may finish and be drawn before the next step of the same gesture, so that a moving slider shows results. */
export const YOUNG_RUN = 1000;
/** A proof starts this long after the last request, so that a moving slider has the processor for its runs. */
export const PROOF_DELAY = 200;
/** A change of a link counts as valid when its run has taken this long: a faulty one is refused sooner. */
export const LINK_PART_TIMEOUT = 2000;
/** A longer run shows its progress and can be cancelled. For a shorter one, the text would only flash. */
export const RUN_PROGRESS_DELAY = 300;

/** A picture that takes longer to prepare shows its progress. */
export const PICTURE_PROGRESS_DELAY = RUN_PROGRESS_DELAY;
/** Interval of that progress: reporting more often would slow down the preparation. */
export const PICTURE_PROGRESS_INTERVAL = 100;

/** Delays before the attempts to get WebGL: a browser may refuse it for a moment, as after a crash of its GPU process. */
export const WEBGL_RETRY_DELAYS = [0, 100, 400, 1500] as const;

/** Time counts as settled when it has not changed for this long: longer than between two moves of a scrubbing pointer. */
export const TIME_SETTLE_DELAY = 400;
/** A change is saved for a reload after this long, so that writing does not slow down a drag. */
export const SAVE_DELAY = 250;
/** While only the time changes because it plays, it is saved at this interval. */
export const SAVE_INTERVAL_WHILE_PLAYING = 1000;
/** The address is written when nothing but the playing time has changed for this long. */
export const ADDRESS_DELAY = 300;
/** Limit of address writes: browsers allow about 100 in 30 seconds. */
export const ADDRESS_WRITE_LIMIT = { times: 10, within: 10_000 } as const;

/** The object URL of a saved file is revoked after this long, when the browser has certainly begun to read it. */
export const REVOKE_DELAY = 10_000;

/** The command line shows no progress of a run that finishes within this. */
export const PROGRESS_DELAY = 300;
/** Interval of that progress: a line that changes faster can't be read. */
export const PROGRESS_INTERVAL = 100;
