import type { Pace, Steps } from '../base/steps.ts';

/** First-in-first-out lines of items, each item in at most one of them: linked through one column. −1 is no item. */
export class Lines {
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #behind: Int32Array;

  constructor(lines: number, items: number) {
    this.#head = new Int32Array(lines).fill(-1);
    this.#tail = new Int32Array(lines);
    this.#behind = new Int32Array(items);
  }

  head(line: number): number {
    return this.#head[line]!;
  }

  /** True where the item is the first of its line. */
  append(line: number, item: number): boolean {
    this.#behind[item] = -1;
    const isFirst = this.#head[line] === -1;
    if (isFirst) this.#head[line] = item;
    else this.#behind[this.#tail[line]!] = item;
    this.#tail[line] = item;
    return isFirst;
  }

  /** Takes the first item away; there must be one. */
  shift(line: number): number {
    const item = this.#head[line]!;
    this.#head[line] = this.#behind[item]!;
    return item;
  }

  /** Takes away every item of which `leaves` says so, asked first to last. Nothing else may happen to the line before the end. */
  *remove(line: number, leaves: (item: number) => boolean, pace: Pace): Steps<void> {
    let before = -1;
    for (let item = this.#head[line]!; item !== -1; ) {
      const next = this.#behind[item]!;
      if (!leaves(item)) before = item;
      else if (before === -1) this.#head[line] = next;
      else this.#behind[before] = next;
      item = next;
      if (pace.isDue()) yield pace.share;
    }
    if (before !== -1) this.#tail[line] = before;
  }
}
