/** A growing column of numbers: append, then take the filled part. Growth doubles, so appending is O(1) amortized. */
export class Float64Column {
  #values: Float64Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Float64Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** The value in a filled row. */
  at(row: number): number {
    return this.#values[row]!;
  }

  /** A copy of exactly the filled part. */
  seal(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}

/** Like Float64Column, for whole numbers below 2^31. */
export class Int32Column {
  #values: Int32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** The value in a filled row. */
  at(row: number): number {
    return this.#values[row]!;
  }

  /** A copy of exactly the filled part. */
  seal(): Int32Array {
    return this.#values.slice(0, this.#length);
  }
}

/** The greatest of the first `count` numbers of a column, at least −1. */
export function greatestOf(column: Int32Array, count = column.length): number {
  let most = -1;
  for (let row = 0; row < count; row++) if (column[row]! > most) most = column[row]!;
  return most;
}
