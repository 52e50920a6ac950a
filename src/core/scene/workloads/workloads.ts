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

/** Every kind of workload that a scene can name: one file, and one line in each of these two. */
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
 * The phases of a workload by kind, in the order in which they begin. Each phase's `.start` and `.end` are moments that a beat
 * may name; undefined where they can't be told of what is sound (`workload` is the whole, where all of it is). A builder begins exactly these phases (`ProgramBuilder.beginPhase`), in this order.
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
