const MOST = 8;

/** The phases whose moments are among `moments`, in their order; at most MOST of them. */
export function phasesAmong(moments: readonly string[]): string {
  const phases: string[] = [];
  for (const name of moments) {
    if (!name.endsWith('.start')) continue;
    if (phases.length === MOST) return `${phases.join(', ')}, …`;
    phases.push(name.slice(0, -'.start'.length));
  }
  return phases.join(', ');
}
