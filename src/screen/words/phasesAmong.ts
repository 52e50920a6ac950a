const MOST = 8;

/** The phases whose moments are among `moments`, in their order; of more than eight the first ones. */
export function phasesAmong(moments: readonly string[]): string {
  const phases = moments.filter((name) => name.endsWith('.start')).map((name) => name.slice(0, -'.start'.length));
  return phases.length <= MOST ? phases.join(', ') : `${phases.slice(0, MOST).join(', ')}, …`;
}
