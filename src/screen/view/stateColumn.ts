/** A byte array that tracks changes. */
export class StateColumn {
  readonly bytes: Uint8Array;
  readonly #words: Uint32Array;
  #first = Number.POSITIVE_INFINITY;
  #end = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#words = new Uint32Array(this.bytes.buffer, 0, length >>> 2);
  }

  set(row: number, value: number): void {
    if (this.bytes[row] === value) return;
    this.bytes[row] = value;
    if (row < this.#first) this.#first = row;
    if (row >= this.#end) this.#end = row + 1;
  }

  /** Writes `values` from index `first` on; returns whether any byte changed. Compares 32-bit words if both are aligned. */
  setAll(first: number, values: Uint8Array): boolean {
    const { bytes } = this;
    let from = this.#sameWords(first, values);
    while (from < values.length && bytes[first + from] === values[from]) from++;
    if (from === values.length) return false;
    let end = values.length;
    while (bytes[first + end - 1] === values[end - 1]) end--;
    bytes.set(values.subarray(from, end), first + from);
    this.#first = Math.min(this.#first, first + from);
    this.#end = Math.max(this.#end, first + end);
    return true;
  }

  /** The length of the unchanged prefix, in whole words. */
  #sameWords(first: number, values: Uint8Array): number {
    if (first % 4 !== 0 || values.byteOffset % 4 !== 0) return 0;
    const count = values.length >>> 2;
    const own = this.#words;
    const others = new Uint32Array(values.buffer, values.byteOffset, count);
    const at = first >>> 2;
    let word = 0;
    // Word by word: usually nothing has changed, and then this loop is the whole cost.
    for (; word + 4 <= count; word += 4) {
      const differ =
        (own[at + word]! ^ others[word]!) |
        (own[at + word + 1]! ^ others[word + 1]!) |
        (own[at + word + 2]! ^ others[word + 2]!) |
        (own[at + word + 3]! ^ others[word + 3]!);
      if (differ !== 0) break;
    }
    while (word < count && own[at + word] === others[word]) word++;
    return word * 4;
  }

  /** The smallest range [first, end) with all changes since the last call; undefined if there are none. */
  takeChanged(): { readonly first: number; readonly end: number } | undefined {
    if (this.#end === 0) return undefined;
    const changed = { first: this.#first, end: this.#end };
    this.#first = Number.POSITIVE_INFINITY;
    this.#end = 0;
    return changed;
  }
}
