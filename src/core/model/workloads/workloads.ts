import { atOnce, type Steps } from '../../base/steps.ts';
import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import type { Program } from '../program.ts';
import { collectiveInSteps } from './collective.ts';
import { expertsInSteps } from './experts.ts';
import { incastInSteps } from './incast.ts';
import { inferenceInSteps } from './inference.ts';
import { messagesInSteps } from './messages.ts';
import { openTrafficInSteps } from './openTraffic.ts';
import { pipelineInSteps } from './pipeline.ts';
import { sequenceInSteps } from './sequence.ts';
import { shardedTrainingInSteps } from './shardedTraining.ts';
import { trainingStepsInSteps } from './trainingSteps.ts';

type WorkloadKind = Scene['workload']['kind'];
type BuildWorkload<K extends WorkloadKind> = (
  workload: Extract<Scene['workload'], { kind: K }>,
  cluster: Cluster,
  seed: string,
) => Steps<Program>;

/** The table of workloads: to add one, write its file and add a line here. */
const WORKLOADS: { readonly [K in WorkloadKind]: BuildWorkload<K> } = {
  trainingSteps: trainingStepsInSteps,
  collective: collectiveInSteps,
  shardedTraining: shardedTrainingInSteps,
  pipeline: pipelineInSteps,
  experts: expertsInSteps,
  inference: inferenceInSteps,
  openTraffic: openTrafficInSteps,
  incast: incastInSteps,
  messages: messagesInSteps,
  sequence: sequenceInSteps,
};

/** Builds the program of a scene. Throws SceneError if it would exceed a limit. */
export function programInSteps(scene: Scene, cluster: Cluster): Steps<Program> {
  const build = WORKLOADS[scene.workload.kind] as BuildWorkload<WorkloadKind>;
  return build(scene.workload, cluster, scene.seed);
}

export const buildProgram = atOnce(programInSteps);
