/** The stages of a run, in order: build the cluster, build its work with all routes, handle the events, measure the trace. */
export type RunStage = 'cluster' | 'work' | 'events' | 'measures';

/** The progress, 0 to 1, at which each stage ends: about the share of time it takes in the largest runs. */
const ENDS: Readonly<Record<RunStage, number>> = { cluster: 0.05, work: 0.45, events: 0.85, measures: 1 };
const STAGES = Object.keys(ENDS) as readonly RunStage[];

export function stageEnd(stage: RunStage): number {
  return ENDS[stage];
}

/** The stage that a run is in at this progress, 0 to 1. */
export function stageAt(progress: number): RunStage {
  return STAGES.find((stage) => progress < ENDS[stage]) ?? 'measures';
}
