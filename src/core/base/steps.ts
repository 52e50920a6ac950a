/**
 * Work in steps. The generator yields the share done so far (0 to 1, never decreasing) after each step and returns the result
 * at the end. The caller may pause between two steps, or abandon the work. A step is an amount of work, not of time: it takes
 * some milliseconds on a slow machine.
 */
export type Steps<T> = Generator<number, T, undefined>;

/** Does all of the work without a pause. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** Does all of the work and awaits `pause`, called with the share done, between its steps. A pause that rejects ends the work. */
export async function inSlices<T>(steps: Steps<T>, pause: (share: number) => Promise<void>): Promise<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    await pause(next.value);
  }
}

/** Makes a plain function of one that works in steps. */
export function atOnce<Of extends readonly unknown[], T>(work: (...of: Of) => Steps<T>): (...of: Of) => T {
  return (...of) => inOneGo(work(...of));
}

/** Work as a part of larger work: its shares 0 to 1 are mapped to `from` to `to`. */
export function* within<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield from + (to - from) * next.value;
  }
}

/** Tells a generator when it has done enough work for one step. */
export type Pace = {
  /** Whether the step is over. Returning true starts the next step. */
  readonly isDue: () => boolean;
  /** The share of all work that is done, 0 to 1. */
  readonly share: number;
};

/** `items.map(map)`, with a pause whenever `pace` requires one. */
export function* mapInSteps<Item, Mapped>(
  pace: Pace,
  items: readonly Item[],
  map: (item: Item, row: number) => Mapped,
): Steps<Mapped[]> {
  const mapped: Mapped[] = [];
  for (let row = 0; row < items.length; row++) {
    mapped.push(map(items[row]!, row));
    if (pace.isDue()) yield pace.share;
  }
  return mapped;
}

/** A pace that counts units of work, as reported by the worker: `perStep` of them are a step. */
export class WorkPace implements Pace {
  readonly #all: number;
  readonly #perStep: number;
  #done = 0;
  #inStep = 0;

  /** `all`: the total number of units. It may be an estimate: the share never exceeds 1, and may end below it. */
  constructor(all: number, perStep: number) {
    this.#all = all;
    this.#perStep = perStep;
  }

  /** Reports `done` more units. Returns whether the step is over. */
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
