/** Bytes that remember which of them have changed since they were last asked. */
export class StateColumn {
  readonly bytes: Uint8Array;
  #first = Number.POSITIVE_INFINITY;
  #end = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  set(row: number, value: number): void {
    if (this.bytes[row] === value) return;
    this.bytes[row] = value;
    if (row < this.#first) this.#first = row;
    if (row >= this.#end) this.#end = row + 1;
  }

  /** Rows from `first` on become `values`. */
  setAll(first: number, values: Uint8Array): void {
    const { bytes } = this;
    let from = 0;
    while (from < values.length && bytes[first + from] === values[from]) from++;
    if (from === values.length) return;
    let end = values.length;
    while (bytes[first + end - 1] === values[end - 1]) end--;
    bytes.set(values.subarray(from, end), first + from);
    this.#first = Math.min(this.#first, first + from);
    this.#end = Math.max(this.#end, first + end);
  }

  /** Rows [first, end) that hold all that has changed, once; undefined where nothing has. */
  takeChanged(): { readonly first: number; readonly end: number } | undefined {
    if (this.#end === 0) return undefined;
    const changed = { first: this.#first, end: this.#end };
    this.#first = Number.POSITIVE_INFINITY;
    this.#end = 0;
    return changed;
  }
}
