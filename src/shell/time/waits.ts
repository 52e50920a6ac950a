/**
 * Every wait of the app, the worker and the command line that is not an animation, in milliseconds, with the reason for its length.
 * They stand together because they must fit one another: a hand that moves a slider or scrubs is in many of them.
 */

/** A frame of a display of 60 Hz: what is told of a picture may follow it in the next one. */
export const ONE_FRAME = 17;

/** Work on the page's thread between two pauses: less than a frame, so that the page draws and hears keys meanwhile. */
export const PAGE_SLICE = 12;
/** Work in a worker between two looks for newer requests: each costs a turn of its event loop, and some of the page's time. */
export const WORKER_SLICE = 20;
/** A worker that has begun and says nothing for this long is laying out a large scene: it hears a request within WORKER_SLICE else. */
export const WORKER_SILENCE = 100;

/** A younger run may end and be drawn before the next step of the same hand: so a slider shows something while it moves. */
export const YOUNG_RUN = 1000;
/** A proof begins when nobody has wanted another for this long: while a slider moves, the processor is for its runs. */
export const BEFORE_PROOF = 200;
/** A part of a link is taken to be good when its run has taken this long: a part at fault is refused sooner. */
export const PART_IS_GOOD = 2000;
/** A run that takes longer says how far it has come, and can be cancelled. A quicker one would only make words flash. */
export const RUN_IS_SLOW = 300;

/** A picture that is being made ready for longer says how far it has come, */
export const PICTURE_IS_SLOW = RUN_IS_SLOW;
/** and again each time after this: more often would hold up what it tells of. */
export const BETWEEN_SHARES = 100;

/** Before each try to get WebGL: a browser may give none for a moment, as after a crash of its GPU process. After the last, it has none. */
export const BEFORE_WEBGL = [0, 100, 400, 1500] as const;

/** Time has come to rest when it has stood for this long: longer than between two moves of a hand that scrubs. */
export const TIME_RESTS = 400;
/** A change is kept for a reload after this long, so that a moving hand is not held up by writing, */
export const CHANGE_IS_KEPT = 250;
/** and the time that plays, while nothing else changes, after this long. */
export const TIME_IS_KEPT = 1000;
/** The address is written when nothing but the playing time has changed for this long, */
export const ADDRESS_RESTS = 300;
/** and no more than so many times in so long: browsers take about 100 in 30 seconds. */
export const MOST_ADDRESS_WRITES = { times: 10, within: 10_000 } as const;

/** A browser has begun to read a file that it was given to save by then; only afterwards may it be let go. */
export const FILE_IS_READ = 10_000;

/** The command line says nothing of a run that is over within this, */
export const BEFORE_PROGRESS = 300;
/** and no more often than this: a line that changes faster can't be read. */
export const BETWEEN_PROGRESS = 100;
