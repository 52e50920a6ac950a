/** The last thing that was made, for as long as what it is made of stays the same. */
export class Remembered<T> {
  #last: { readonly of: readonly unknown[]; readonly made: T } | undefined;

  /** What `make` gives; it is called where `of` differs from the last time, one by one, by identity. */
  of(of: readonly unknown[], make: () => T): T {
    if (!isSameList(this.#last?.of, of)) this.#last = { of, made: make() };
    return this.#last!.made;
  }
}

export function isSameList(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.length === b.length && a.every((one, i) => Object.is(one, b[i]));
}
