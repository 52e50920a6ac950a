import type { Scene } from '../../core/scene/schema.ts';
import { SceneError } from '../../core/scene/problem.ts';
import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { pause, play, seek, tweak } from '../../screen/state/actions.ts';
import { type AppState, durationOf, type Trouble } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { shownScene } from '../../screen/ui/stage/story.ts';
import { handleWords } from '../../screen/words/handleWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';

/**
 * `window.chokepoint`: what a page that embeds the app, or a test, may do. Times are in ticks, and made up. `scene`, `duration`,
 * `time` and `traceHash` always belong to one run, the one that is shown.
 */
export type ChokepointHandle = {
  /**
   * Resolves when the first run is shown: drawn, or told in words where the browser gives no WebGL. From then on `traceHash` is
   * that of a run. Rejects, with what is wrong, where the page has no run to show, since the first scene can't be run.
   */
  readonly ready: Promise<void>;
  /** The scene of the run that is shown, with its tweaks, frozen; before `ready` the scene that is to be run first. */
  readonly scene: Scene;
  readonly time: number;
  readonly duration: number;
  readonly playing: boolean;
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes to `ticks`, kept within the run, and draws it. Throws a TypeError where that is no finite number. */
  readonly seek: (ticks: number) => void;
  /**
   * Sets the number at `path`; resolves when the new run is shown, and where more was set in the meantime, the run with all of it.
   * Rejects where path or value is wrong or the scene can't be run with it, and nothing changes then; and where the change is
   * taken back before its run is shown, as by an undo, by Escape or by another scene.
   */
  readonly set: (path: string, value: number) => Promise<void>;
  /** 16 hex digits of the run that is shown; empty before `ready`, and only then. */
  readonly traceHash: string;
  /**
   * A PNG of the picture at this instant, with title, caption, timeline and mark; `width` × `height` pixels. Rejects where the size
   * is out of bounds, and where the browser gives no WebGL.
   */
  readonly still: (width: number, height: number) => Promise<Blob>;
};

declare global {
  interface Window {
    chokepoint: ChokepointHandle;
  }
}

/** What the handle needs of the page. */
export type Picture = {
  /** Resolves once what the state holds is on the screen, as picture or in words. */
  readonly shown: () => Promise<void>;
  /** Rejects where there is no picture. */
  readonly still: (width: number, height: number) => Promise<Blob>;
};

export function createHandle(store: Store<AppState>, picture: Picture): ChokepointHandle {
  const ready = firstRun(store).then(picture.shown);
  // Whoever asks is told; a page that never asks has no unhandled rejection.
  ready.catch(() => {});
  return {
    ready,
    get scene() {
      return shownScene(store.get());
    },
    get time() {
      return store.get().time / MILLITICKS_PER_TICK;
    },
    get duration() {
      return durationOf(store.get()) / MILLITICKS_PER_TICK;
    },
    get playing() {
      return store.get().playing;
    },
    get traceHash() {
      return store.get().run?.hash ?? '';
    },
    play: () => store.update(play),
    pause: () => store.update(pause),
    seek: (ticks) => {
      const { language } = store.get();
      if (!Number.isFinite(ticks)) throw new TypeError(handleWords(language).noTime(String(ticks)));
      store.update(seek(Math.round(ticks * MILLITICKS_PER_TICK)));
    },
    set: async (path, value) => {
      try {
        store.update(tweak(path, value));
      } catch (error) {
        const { file } = store.get();
        throw error instanceof SceneError ? troubleError({ file, problems: error.problems }, store) : error;
      }
      await settled(store, path);
      await picture.shown();
    },
    still: async (width, height) => {
      for (const side of [width, height]) {
        if (!Number.isInteger(side) || side < SMALLEST_STILL || side > LARGEST_STILL) {
          const { noSize } = handleWords(store.get().language);
          throw new RangeError(noSize(SMALLEST_STILL, LARGEST_STILL, `${width} × ${height}`));
        }
      }
      return picture.still(width, height);
    },
  };
}

const SMALLEST_STILL = 16;
/** What WebGL2 promises on every machine the app is made for. */
const LARGEST_STILL = 8192;

/** Waits for the first run. Rejects where none is under way, since the scene was refused. */
function firstRun(store: Store<AppState>): Promise<void> {
  return until(store, () => {
    const { run, trouble, pending } = store.get();
    if (run !== undefined) return true;
    return trouble === undefined || pending !== undefined ? false : troubleError(trouble, store);
  });
}

/** Waits until the run shown is that of the scene wanted. Rejects where the change at `path` is given up before that. */
function settled(store: Store<AppState>, path: string): Promise<void> {
  const { written, run: before, scene: changed } = store.get();
  const troubleBefore = store.get().trouble;
  return until(store, () => {
    const { scene, run, trouble, written: now } = store.get();
    // Refused, cancelled or undone: what was shown when it was set is wanted again; or another scene is.
    const isGivenUp = now !== written || (scene !== changed && scene === before?.scene);
    if (isGivenUp) {
      const isRefused = trouble !== undefined && trouble !== troubleBefore;
      return isRefused ? troubleError(trouble, store) : new Error(handleWords(store.get().language).givenUp(path));
    }
    return run?.scene === scene;
  });
}

/** Resolves once `look` gives true, rejects once it gives an error; looks now and after every change. */
function until(store: Store<AppState>, look: () => boolean | Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const isOver = (): boolean => {
      const seen = look();
      if (seen instanceof Error) reject(seen);
      else if (seen) resolve();
      return seen !== false;
    };
    if (isOver()) return;
    const stop = store.subscribe(() => {
      if (isOver()) stop();
    });
  });
}

function troubleError({ file, problems }: Trouble, store: Store<AppState>): Error {
  return new Error(troubleText(file, problems, store.get().language));
}
