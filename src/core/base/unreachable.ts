/** Put at the end of a switch over a union: it compiles only if every case is handled. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
