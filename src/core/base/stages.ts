/** What a run goes through, in turn: its cluster is built, then its work with all routes; then it runs; then it is measured. */
export type RunStage = 'cluster' | 'work' | 'events' | 'measures';

/** How far a run has come, 0 to 1, where each stage ends: about as long as each takes in the largest runs. */
const ENDS: Readonly<Record<RunStage, number>> = { cluster: 0.05, work: 0.45, events: 0.85, measures: 1 };
const STAGES: readonly RunStage[] = ['cluster', 'work', 'events', 'measures'];

export function stageEnd(stage: RunStage): number {
  return ENDS[stage];
}

/** The stage of a run that has come so far. */
export function stageAt(progress: number): RunStage {
  return STAGES.find((stage) => progress < ENDS[stage]) ?? 'measures';
}
