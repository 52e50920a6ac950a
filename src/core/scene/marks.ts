/** Every moment that a beat may name: `start`, `end`, and each phase's `.start` and `.end`. */
export function momentNames(phases: readonly string[]): readonly string[] {
  return ['start', 'end', ...phases.flatMap((phase) => [`${phase}.start`, `${phase}.end`])];
}

/** The row of the phase that a moment belongs to, and whether it is its start; undefined for other moments. */
export function placeOfMoment(
  name: string,
  rows: ReadonlyMap<string, number>,
): { readonly row: number; readonly isStart: boolean } | undefined {
  const edge = ['.start', '.end'].find((end) => name.endsWith(end));
  const row = edge === undefined ? undefined : rows.get(name.slice(0, -edge.length));
  return row === undefined ? undefined : { row, isStart: edge === '.start' };
}

/** The first phase that has the name of an earlier one. */
export function phaseTwice(phases: readonly string[]): string | undefined {
  const known = new Set<string>();
  return phases.find((phase) => known.size === known.add(phase).size);
}
