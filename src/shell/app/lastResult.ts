/** Memoizes the last result of a function by its inputs. */
export class LastResult<T> {
  #last: { readonly inputs: readonly unknown[]; readonly result: T } | undefined;

  /** The result of `make`, which is called if any input differs from the last call's by identity. */
  get(inputs: readonly unknown[], make: () => T): T {
    if (!isSameList(this.#last?.inputs, inputs)) this.#last = { inputs, result: make() };
    return this.#last!.result;
  }
}

export function isSameList(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.length === b.length && a.every((one, i) => Object.is(one, b[i]));
}
