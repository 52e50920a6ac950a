import type { Scene } from '../../core/scene/schema.ts';
import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { pause, play, seek, tweak } from '../../screen/state/actions.ts';
import { type AppState, durationOf } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';

/** `window.chokepoint`: what a page that embeds the app, or a test, may do. Times are in ticks, and made up. */
export type ChokepointHandle = {
  /** Resolves when the first run has been drawn. */
  readonly ready: Promise<void>;
  /** The scene as tweaked, frozen. */
  readonly scene: Scene;
  readonly time: number;
  readonly duration: number;
  readonly playing: boolean;
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes to `ticks`, kept within the run, and draws it. */
  readonly seek: (ticks: number) => void;
  /** Sets the number at `path`; resolves when the new run is shown. Rejects where path or value is wrong; nothing changes then. */
  readonly set: (path: string, value: number) => Promise<void>;
  /** Of the run that is shown; empty before the first. */
  readonly traceHash: string;
  /** A PNG of the picture at this instant, with title, caption, timeline and mark; `width` × `height` pixels. */
  readonly still: (width: number, height: number) => Promise<Blob>;
};

declare global {
  interface Window {
    chokepoint: ChokepointHandle;
  }
}

export function createHandle(
  store: Store<AppState>,
  ready: Promise<void>,
  still: (width: number, height: number) => Promise<Blob>,
): ChokepointHandle {
  return {
    ready,
    get scene() {
      return store.get().scene;
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
      if (!Number.isFinite(ticks)) throw new TypeError(`seek needs a number of ticks, got ${ticks}`);
      store.update(seek(Math.round(ticks * MILLITICKS_PER_TICK)));
    },
    set: async (path, value) => {
      store.update(tweak(path, value));
      await settled(store);
    },
    still: (width, height) => {
      for (const side of [width, height]) {
        if (!Number.isInteger(side) || side < 16 || side > LARGEST_STILL) {
          return Promise.reject(
            new RangeError(`a still is 16 to ${LARGEST_STILL} pixels a side, got ${width} × ${height}`),
          );
        }
      }
      return still(width, height);
    },
  };
}

/** What WebGL2 promises on every machine the app is made for. */
const LARGEST_STILL = 8192;

/** Waits until the run shown is that of the scene wanted. Rejects where that scene could not be run. */
function settled(store: Store<AppState>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const { scene, run, trouble } = store.get();
      if (trouble !== undefined) reject(new Error(`${trouble.file}: ${JSON.stringify(trouble.problems)}`));
      else if (run?.scene === scene) resolve();
      else return false;
      return true;
    };
    if (look()) return;
    const stop = store.subscribe(() => {
      if (look()) stop();
    });
  });
}
