import { z } from 'zod';
import type { CountAt } from '../soundness.ts';
import { trainingPhases, trainingSteps } from './trainingSteps.ts';

/** Every kind of workload that a scene can name: one file, and one line in each of these two. */
export const workloadSchema = z.discriminatedUnion('kind', [trainingSteps]);
export type WorkloadScene = z.infer<typeof workloadSchema>;

/**
 * The phases of a workload by kind, in the order in which they begin. Each phase's `.start` and `.end` are moments that a beat
 * may name; a builder begins exactly these phases (`ProgramBuilder.beginPhase`), in this order.
 */
export const WORKLOAD_PHASES: { readonly [K in WorkloadScene['kind']]: (count: CountAt) => string[] } = {
  trainingSteps: trainingPhases,
};
