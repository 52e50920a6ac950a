/**
 * Work in steps. It yields between them, each time with the share that is done (0 to 1, never less than before), and gives its
 * result at the end. Who drives it may pause between two steps, or give it up. A step is an amount of work, never of time: some
 * milliseconds on a slow machine.
 */
export type Steps<T> = Generator<number, T, undefined>;

/** All of the work without a pause. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** All of the work, awaiting `pause` with the share done between its steps. A pause that rejects ends it. */
export async function inSlices<T>(steps: Steps<T>, pause: (share: number) => Promise<void>): Promise<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    await pause(next.value);
  }
}

/** The function that does in one go what `work` does in steps. */
export function atOnce<Of extends readonly unknown[], T>(work: (...of: Of) => Steps<T>): (...of: Of) => T {
  return (...of) => inOneGo(work(...of));
}

/** Work that is a part of more: its shares lead from `from` to `to`. */
export function* within<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield from + (to - from) * next.value;
  }
}

/** Says when enough work for one step has been done. */
export type Pace = {
  /** Whether a step is at its end; true begins the next one. */
  readonly isDue: () => boolean;
  /** How much of all is done, 0 to 1. */
  readonly share: number;
};

/** `items.map(give)`, with a pause wherever one is due. */
export function* mapInSteps<Item, Given>(
  pace: Pace,
  items: readonly Item[],
  give: (item: Item, row: number) => Given,
): Steps<Given[]> {
  const given: Given[] = [];
  for (let row = 0; row < items.length; row++) {
    given.push(give(items[row]!, row));
    if (pace.isDue()) yield pace.share;
  }
  return given;
}

/** A pace that counts: `perStep` units of work are a step. Who works says how much it has done. */
export class WorkPace implements Pace {
  readonly #all: number;
  readonly #perStep: number;
  #done = 0;
  #inStep = 0;

  /** `all`: how much there is to do, in all that this pace is for. Where that is only a guess, the share ends at 1 or below. */
  constructor(all: number, perStep: number) {
    this.#all = all;
    this.#perStep = perStep;
  }

  /** Says that so much more is done, and whether that ends a step. */
  isDue(done = 1): boolean {
    this.#done += done;
    this.#inStep += done;
    if (this.#inStep < this.#perStep) return false;
    this.#inStep = 0;
    return true;
  }

  get share(): number {
    return Math.min(1, this.#done / Math.max(1, this.#all));
  }
}
