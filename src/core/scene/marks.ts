import { numberOf } from '../base/provenance.ts';
import type { Scene } from './schema.ts';

/** The phases of a training step, in order. A phase's first and last instant are named moments of the run. */
export const STEP_PHASES = ['compute', 'reduceScatter', 'efa', 'allGather'] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

/** Name of one phase of one step, counted from 1, e.g. `step2.efa`. */
export function phaseName(step: number, phase: StepPhase): string {
  return `step${step}.${phase}`;
}

/** Every moment a beat of this scene may name: `start`, `end`, and each phase's `.start` and `.end`. */
export function momentNames(workload: Pick<Scene['workload'], 'steps'>): string[] {
  const names = ['start', 'end'];
  const steps = numberOf(workload.steps);
  for (let step = 1; step <= steps; step++) {
    for (const phase of STEP_PHASES) names.push(`${phaseName(step, phase)}.start`, `${phaseName(step, phase)}.end`);
  }
  return names;
}

/** Where a moment of a phase stands: which phase, counted over all steps, and which edge of it; undefined for any other. */
export function placeOfMoment(name: string): { readonly phase: number; readonly isStart: boolean } | undefined {
  const [, step, phase, edge] = /^step(\d+)\.(\w+)\.(start|end)$/.exec(name) ?? [];
  const row = STEP_PHASES.indexOf(phase as StepPhase);
  if (step === undefined || row < 0) return undefined;
  return { phase: Number(step) * STEP_PHASES.length + row, isStart: edge === 'start' };
}
