/** What is found of a list of phases once: a workload may have tens of thousands, and a beat names up to four moments. */
type Found = { readonly rowOf: ReadonlyMap<string, number>; names?: readonly string[] };

const FOUND = new WeakMap<readonly string[], Found>();

function foundIn(phases: readonly string[]): Found {
  let found = FOUND.get(phases);
  if (found === undefined) FOUND.set(phases, (found = { rowOf: new Map(phases.map((phase, row) => [phase, row])) }));
  return found;
}

/** Every moment that a beat may name: `start`, `end`, and each phase's `.start` and `.end`. The same list for the same phases. */
export function momentNames(phases: readonly string[]): readonly string[] {
  const found = foundIn(phases);
  found.names ??= ['start', 'end', ...phases.flatMap((phase) => [`${phase}.start`, `${phase}.end`])];
  return found.names;
}

/** Whether `momentNames` has the name. */
export function isMoment(name: string, phases: readonly string[]): boolean {
  return name === 'start' || name === 'end' || placeOfMoment(name, phases) !== undefined;
}

/** Where a moment of a phase stands: which phase, in their order, and which edge of it; undefined for any other. */
export function placeOfMoment(
  name: string,
  phases: readonly string[],
): { readonly phase: number; readonly isStart: boolean } | undefined {
  const [, phase, edge] = /^(.+)\.(start|end)$/.exec(name) ?? [];
  const row = foundIn(phases).rowOf.get(phase ?? '');
  return row === undefined ? undefined : { phase: row, isStart: edge === 'start' };
}

/** The first phase that bears the name of one before it. */
export function phaseTwice(phases: readonly string[]): string | undefined {
  const known = new Set<string>();
  return phases.find((phase) => known.size === known.add(phase).size);
}
