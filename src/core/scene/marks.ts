/** Every moment that a beat may name: `start`, `end`, and each phase's `.start` and `.end`. */
export function momentNames(phases: readonly string[]): string[] {
  return ['start', 'end', ...phases.flatMap((phase) => [`${phase}.start`, `${phase}.end`])];
}

/** Where a moment of a phase stands: which phase, in their order, and which edge of it; undefined for any other. */
export function placeOfMoment(
  name: string,
  phases: readonly string[],
): { readonly phase: number; readonly isStart: boolean } | undefined {
  const [, phase, edge] = /^(.+)\.(start|end)$/.exec(name) ?? [];
  const row = phases.indexOf(phase ?? '');
  return row < 0 ? undefined : { phase: row, isStart: edge === 'start' };
}
