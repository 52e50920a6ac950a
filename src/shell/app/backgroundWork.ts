import type { Steps } from '../../core/base/steps.ts';
import { PAGE_SLICE } from '../time/waits.ts';
import { isSameList } from './lastResult.ts';

type Work<T> = {
  readonly key: readonly unknown[];
  readonly steps: Steps<T>;
  share: number;
  isStarted: boolean;
  made: { readonly value: T } | undefined;
};

/**
 * Runs one piece of stepwise work at a time, in short tasks of the page's thread. The caller requests the result every frame until it
 * is there; the first request does some steps at once, so that small work needs no second request. A request with another key replaces
 * the current work.
 */
export class BackgroundWork<T> {
  readonly #discard: (made: T) => void;
  readonly #onDone: () => void;
  #work: Work<T> | undefined;

  /** `onDone` is called when work ends in a task (not within `request`); `discard` with a result that was cancelled. */
  constructor(onDone: () => void, discard: (made: T) => void = () => {}) {
    this.#onDone = onDone;
    this.#discard = discard;
  }

  /** The result of the work with this key; undefined while under way. The first request with `atOnce` > 0 does that many steps now. */
  request(key: readonly unknown[], begin: () => Steps<T>, atOnce: number): T | undefined {
    if (!isSameList(this.#work?.key, key)) {
      this.cancel();
      this.#work = { key, steps: begin(), share: 0, isStarted: false, made: undefined };
      this.#continueLater(this.#work);
    }
    const work = this.#work!;
    if (!work.isStarted && atOnce > 0) {
      work.isStarted = true;
      for (let step = 0; step < atOnce && work.made === undefined; step++) this.#advance(work);
    }
    return work.made?.value;
  }

  /** Forgets the result, which now belongs to the caller. */
  release(): void {
    this.#work = undefined;
  }

  cancel(): void {
    const work = this.#work;
    this.#work = undefined;
    if (work?.made !== undefined) this.#discard(work.made.value);
    else work?.steps.return(undefined as never);
  }

  /** Share of the current work that is done, 0 to 1; undefined if none is under way. */
  get share(): number | undefined {
    return this.#work === undefined || this.#work.made !== undefined ? undefined : this.#work.share;
  }

  #continueLater(work: Work<T>): void {
    setTimeout(() => {
      const end = performance.now() + PAGE_SLICE;
      while (this.#work === work && work.made === undefined) {
        this.#advance(work);
        if (work.made !== undefined) this.#onDone();
        else if (performance.now() >= end) {
          this.#continueLater(work);
          return;
        }
      }
    });
  }

  #advance(work: Work<T>): void {
    try {
      const next = work.steps.next();
      if (next.done === true) work.made = { value: next.value };
      else work.share = next.value;
    } catch (error) {
      this.#work = undefined;
      throw error;
    }
  }
}
