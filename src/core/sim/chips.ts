import { Lines } from './lines.ts';

/** Chips compute one task at a time, first come, first served. */
export class Chips {
  readonly #lines: Lines;
  readonly #free: Float64Array;
  readonly #order: Float64Array;

  constructor(chips: number, tasks: number) {
    this.#lines = new Lines(chips, tasks);
    this.#free = new Float64Array(chips);
    this.#order = new Float64Array(tasks);
  }

  /** When the chip begins with what is asked of it at `now`. */
  startOf(chip: number, now: number): number {
    return Math.max(now, this.#free[chip]!);
  }

  /** True where the task is the next one that the chip ends. */
  take(chip: number, task: number, end: number, order: number): boolean {
    this.#free[chip] = end;
    this.#order[task] = order;
    return this.#lines.append(chip, task);
  }

  /** The task that the chip has ended. */
  done(chip: number): number {
    return this.#lines.shift(chip);
  }

  /** The task that the chip ends next; −1 for none. */
  next(chip: number): number {
    return this.#lines.head(chip);
  }

  orderOf(task: number): number {
    return this.#order[task]!;
  }
}
