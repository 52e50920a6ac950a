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
 * `window.chokepoint`: the API for embedding pages and tests. Times are in ticks, and made up. `scene`, `duration`, `time` and
 * `traceHash` always belong to the one run that is shown.
 */
export type ChokepointHandle = {
  /**
   * Resolves when the first run is shown: drawn, or described in words if there is no WebGL. From then on `traceHash` is not empty.
   * Rejects with the problems of the first scene if it can't be run.
   */
  readonly ready: Promise<void>;
  /** The scene of the run that is shown, with its tweaks, frozen; before `ready` the scene that will be run first. */
  readonly scene: Scene;
  readonly time: number;
  readonly duration: number;
  readonly playing: boolean;
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes to `ticks`, clamped to the run, and draws it. Throws a TypeError if `ticks` is not a finite number. */
  readonly seek: (ticks: number) => void;
  /**
   * Sets the number at `path`. Resolves when the new run is shown; if more was set meanwhile, when the run with all changes is shown.
   * Rejects, and changes nothing, if path or value is wrong or the scene can't be run. Rejects also if the change is withdrawn before
   * its run is shown: by undo, by Escape or by another scene.
   */
  readonly set: (path: string, value: number) => Promise<void>;
  /** Hash of the run that is shown, 16 hex digits; empty only before `ready`. */
  readonly traceHash: string;
  /**
   * A PNG of the picture at this instant, with title, caption, timeline and mark; `width` × `height` pixels. Rejects if the size is out
   * of bounds or there is no WebGL.
   */
  readonly still: (width: number, height: number) => Promise<Blob>;
};

declare global {
  interface Window {
    chokepoint: ChokepointHandle;
  }
}

/** What the handle needs from the page. */
export type Picture = {
  /** Resolves once the state is on the screen, as picture or in words. */
  readonly shown: () => Promise<void>;
  /** Rejects if there is no picture. */
  readonly still: (width: number, height: number) => Promise<Blob>;
};

export function createHandle(store: Store<AppState>, picture: Picture): ChokepointHandle {
  const ready = firstRun(store).then(picture.shown);
  // Avoids an unhandled rejection in pages that never use `ready`; others still see it.
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
/** The texture size that every supported WebGL2 device offers. */
const LARGEST_STILL = 8192;

/** Waits for the first run. Rejects if the scene was refused and no run is under way. */
function firstRun(store: Store<AppState>): Promise<void> {
  return until(store, () => {
    const { run, trouble, pending } = store.get();
    if (run !== undefined) return true;
    return trouble === undefined || pending !== undefined ? false : troubleError(trouble, store);
  });
}

/** Waits until the run shown is that of the state's scene. Rejects if the change at `path` is withdrawn before that. */
function settled(store: Store<AppState>, path: string): Promise<void> {
  const { written, run: before, scene: changed } = store.get();
  const troubleBefore = store.get().trouble;
  return until(store, () => {
    const { scene, run, trouble, written: now } = store.get();
    // Refused, cancelled or undone: the scene is the one shown before again. Or another scene was opened.
    const isGivenUp = now !== written || (scene !== changed && scene === before?.scene);
    if (isGivenUp) {
      const isRefused = trouble !== undefined && trouble !== troubleBefore;
      return isRefused ? troubleError(trouble, store) : new Error(handleWords(store.get().language).givenUp(path));
    }
    return run?.scene === scene;
  });
}

/** Evaluates `check` now and after every change: resolves when it returns true, rejects when it returns an error. */
function until(store: Store<AppState>, check: () => boolean | Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const isOver = (): boolean => {
      const result = check();
      if (result instanceof Error) reject(result);
      else if (result) resolve();
      return result !== false;
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
