import type { Steps } from '../../core/base/steps.ts';
import { PAGE_SLICE } from '../time/waits.ts';
import { isSameList } from './remembered.ts';

type Work<T> = {
  readonly of: readonly unknown[];
  readonly steps: Steps<T>;
  share: number;
  isHurried: boolean;
  made: { readonly value: T } | undefined;
};

/**
 * One piece of work in steps at a time, done in tasks of the page's thread between which it draws and hears its user. Whoever needs
 * what comes of it asks again and again, as each frame does: the first time some steps are done on the spot, so that work which is
 * small is there at once. Other work asked for takes the place of what is under way.
 */
export class BackgroundWork<T> {
  readonly #drop: (made: T) => void;
  readonly #ended: () => void;
  #work: Work<T> | undefined;

  /** `ended` is called when work has come to its end in a task; `drop` with what came of work and is not needed after all. */
  constructor(ended: () => void, drop: (made: T) => void = () => {}) {
    this.#ended = ended;
    this.#drop = drop;
  }

  /**
   * What comes of the work known by the list `of`; undefined while it is being done. `atOnce` is how many steps may be done here and
   * now, the first time that it is not 0.
   */
  want(of: readonly unknown[], begin: () => Steps<T>, atOnce: number): T | undefined {
    if (!isSameList(this.#work?.of, of)) {
      this.giveUp();
      this.#work = { of, steps: begin(), share: 0, isHurried: false, made: undefined };
      this.#continueLater(this.#work);
    }
    const work = this.#work!;
    if (!work.isHurried && atOnce > 0) {
      work.isHurried = true;
      for (let step = 0; step < atOnce && work.made === undefined; step++) this.#advance(work);
    }
    return work.made?.value;
  }

  /** What came of the work now belongs to whoever asked: it is forgotten here. */
  handOver(): void {
    this.#work = undefined;
  }

  giveUp(): void {
    const work = this.#work;
    this.#work = undefined;
    if (work?.made !== undefined) this.#drop(work.made.value);
    else work?.steps.return(undefined as never);
  }

  /** How much of the work under way is done, 0 to 1; undefined where none is. */
  get share(): number | undefined {
    return this.#work === undefined || this.#work.made !== undefined ? undefined : this.#work.share;
  }

  #continueLater(work: Work<T>): void {
    setTimeout(() => {
      const end = performance.now() + PAGE_SLICE;
      while (this.#work === work && work.made === undefined) {
        this.#advance(work);
        if (work.made !== undefined) this.#ended();
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
