/** Every buffer in plain data, as the transfer list of postMessage. The sender's data is empty afterwards. */
export function buffersOf(...data: readonly object[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const collect = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  data.forEach(collect);
  return [...buffers];
}
