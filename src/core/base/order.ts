const bits = new Float32Array(1);
const word = new Uint32Array(bits.buffer);

/** A key is rank · MOST_ROWS + row, exact in a double. */
const MOST_ROWS = 2 ** 20;

/** The value as a Float32, mapped to an unsigned 32-bit integer in the same order. */
function rankOf(value: number): number {
  // Turns −0 into +0.
  bits[0] = value + 0;
  return word[0]! >>> 31 === 1 ? ~word[0]! >>> 0 : (word[0]! | 0x8000_0000) >>> 0;
}

/**
 * The items by ascending value; equal values keep their order. Values are rounded to Float32. At most 2^20 items. Sorting number
 * keys without a comparator takes a tenth of the time for tens of thousands of items.
 */
export function sortedBy<Item>(items: readonly Item[], valueOf: (item: Item) => number): Item[] {
  if (items.length > MOST_ROWS) throw new RangeError(`${items.length} items are more than ${MOST_ROWS}`);
  const keys = Float64Array.from(items, (item, row) => rankOf(valueOf(item)) * MOST_ROWS + row).sort();
  return Array.from(keys, (key) => items[key % MOST_ROWS]!);
}
