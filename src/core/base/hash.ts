type Hashable = Float64Array | Int32Array | Uint32Array;

/**
 * A 64-bit fingerprint of number columns, as 16 hex digits: two 32-bit multiply-xor lanes over the columns' words.
 * It distinguishes runs and is not cryptographic. Little-endian machines only, which is every machine that runs a browser.
 */
export function hashColumns(columns: readonly Hashable[]): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const column of columns) {
    const words = new Uint32Array(column.buffer, column.byteOffset, column.byteLength >>> 2);
    a = Math.imul(a ^ words.length, 0x01000193);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 15;
      b = Math.imul(b ^ word ^ (a >>> 7), 0xc2b2ae35);
      b = (b << 13) | (b >>> 19);
    }
  }
  a ^= b >>> 16;
  a = Math.imul(a, 0x85ebca6b);
  b ^= a >>> 13;
  b = Math.imul(b, 0xc2b2ae35);
  return hex(a ^ (b >>> 15)) + hex(b ^ (a >>> 16));
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
