import { FifoQueues } from './fifoQueues.ts';

/** Chips as FIFO servers: each computes one task at a time. Times are milliticks. */
export class Chips {
  readonly #queues: FifoQueues;
  readonly #free: Float64Array;
  readonly #order: Float64Array;

  constructor(chips: number, tasks: number) {
    this.#queues = new FifoQueues(chips, tasks);
    this.#free = new Float64Array(chips);
    this.#order = new Float64Array(tasks);
  }

  /** When the chip starts a task that becomes ready at `now`. */
  startOf(chip: number, now: number): number {
    return Math.max(now, this.#free[chip]!);
  }

  /** Enqueues a task. Returns true if it is the next one that the chip ends. */
  take(chip: number, task: number, end: number, order: number): boolean {
    this.#free[chip] = end;
    this.#order[task] = order;
    return this.#queues.append(chip, task);
  }

  /** Removes and returns the task that the chip has ended. */
  done(chip: number): number {
    return this.#queues.shift(chip);
  }

  /** The task that the chip ends next, or −1. */
  next(chip: number): number {
    return this.#queues.head(chip);
  }

  orderOf(task: number): number {
    return this.#order[task]!;
  }
}
