import type { Trace } from './trace.ts';

/** Every buffer of a trace, for handing it to another thread without a copy. The giver's trace is empty afterwards. */
export function buffersOf(trace: Trace): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const part of [trace, trace.network, trace.program]) {
    for (const value of Object.values(part)) {
      if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    }
  }
  return [...buffers];
}
