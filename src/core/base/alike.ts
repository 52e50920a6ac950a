/** Deep equality of plain data and typed arrays. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (isColumn(a) || isColumn(b)) return isColumn(a) && isColumn(b) && isSameColumn(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isAlike(one, b[i]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isAlike(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

type TypedColumn = Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array;

function isColumn(value: object): value is TypedColumn {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

export function isSameColumn(a: TypedColumn, b: TypedColumn): boolean {
  if (a.length !== b.length) return false;
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) return false;
  return true;
}
