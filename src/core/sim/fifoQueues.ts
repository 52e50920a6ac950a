import type { Pace, Steps } from '../base/steps.ts';

/** FIFO queues as linked lists through one shared column; each item is in at most one queue. −1 means no item. */
export class FifoQueues {
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #behind: Int32Array;

  constructor(queues: number, items: number) {
    this.#head = new Int32Array(queues).fill(-1);
    this.#tail = new Int32Array(queues);
    this.#behind = new Int32Array(items);
  }

  head(queue: number): number {
    return this.#head[queue]!;
  }

  /** Returns true if the item is the first of its queue. */
  append(queue: number, item: number): boolean {
    this.#behind[item] = -1;
    const isFirst = this.#head[queue] === -1;
    if (isFirst) this.#head[queue] = item;
    else this.#behind[this.#tail[queue]!] = item;
    this.#tail[queue] = item;
    return isFirst;
  }

  /** Removes and returns the first item; there must be one. */
  shift(queue: number): number {
    const item = this.#head[queue]!;
    this.#head[queue] = this.#behind[item]!;
    return item;
  }

  /** Removes every item for which `leaves` returns true, called first to last. The queue must not be used before it is done. */
  *remove(queue: number, leaves: (item: number) => boolean, pace: Pace): Steps<void> {
    let before = -1;
    for (let item = this.#head[queue]!; item !== -1; ) {
      const next = this.#behind[item]!;
      if (!leaves(item)) before = item;
      else if (before === -1) this.#head[queue] = next;
      else this.#behind[before] = next;
      item = next;
      if (pace.isDue()) yield pace.share;
    }
    if (before !== -1) this.#tail[queue] = before;
  }
}
