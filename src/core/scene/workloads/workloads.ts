import { z } from '../zod.ts';
import type { CountAt, WordAt } from '../soundness.ts';
import { collective, collectivePhases } from './collective.ts';
import { experts, expertsPhases } from './experts.ts';
import { incast, incastPhases } from './incast.ts';
import { inference, inferencePhases } from './inference.ts';
import { messages, messagesPhases } from './messages.ts';
import { openTraffic, openTrafficPhases } from './openTraffic.ts';
import { pipeline, pipelinePhases } from './pipeline.ts';
import { sequence, sequencePhases } from './sequence.ts';
import { shardedPhases, shardedTraining } from './shardedTraining.ts';
import { trainingPhases, trainingSteps } from './trainingSteps.ts';

/** The table of workloads: to add one, write its file and add a line here and to WORKLOAD_PHASES. */
export const workloadSchema = z.discriminatedUnion('kind', [
  trainingSteps,
  collective,
  shardedTraining,
  pipeline,
  experts,
  inference,
  openTraffic,
  incast,
  messages,
  sequence,
]);
export type WorkloadScene = z.infer<typeof workloadSchema>;

/**
 * By kind, the phases of a workload, in the order in which its builder must call `ProgramBuilder.beginPhase`. Beats may name the
 * `.start` and `.end` of each. Returns undefined if the valid parts don't determine them; `workload` is undefined unless all of it
 * is valid.
 */
export const WORKLOAD_PHASES: {
  readonly [K in WorkloadScene['kind']]: (
    count: CountAt,
    word: WordAt,
    workload?: Extract<WorkloadScene, { kind: K }>,
  ) => string[] | undefined;
} = {
  trainingSteps: trainingPhases,
  collective: collectivePhases,
  shardedTraining: shardedPhases,
  pipeline: pipelinePhases,
  experts: expertsPhases,
  inference: inferencePhases,
  openTraffic: openTrafficPhases,
  incast: incastPhases,
  messages: messagesPhases,
  sequence: (_, __, workload) => workload && sequencePhases(workload),
};
