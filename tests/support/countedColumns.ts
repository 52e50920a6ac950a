type Column = Int32Array | Float32Array | Float64Array | Uint32Array | Uint8Array;

const isColumn = (value: unknown): value is Column => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** A copy that counts reads: `read` is called with the number of values read from its columns and those of its parts. */
export function countReads<Of extends object>(of: Of, read: (numbers: number) => void): Of {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]: [string, unknown]) => {
      if (isColumn(value)) return [name, countedColumn(value, read)];
      const isParts = typeof value === 'object' && value !== null && Object.values(value).some(isColumn);
      return [name, isParts && !Array.isArray(value) ? countReads(value, read) : value];
    }),
  ) as Of;
}

function countedColumn(column: Column, read: (numbers: number) => void): Column {
  return new Proxy(column, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value === 'number' && key !== 'length') read(1);
      if (typeof value !== 'function') return value;
      // `subarray` reads nothing yet; any other method counts as reading the whole column.
      return (...given: unknown[]): unknown => {
        if (key !== 'subarray') read(target.length);
        return Reflect.apply(value, target, given);
      };
    },
  });
}
