import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import type { Program } from '../program.ts';
import { buildCollective } from './collective.ts';
import { buildExperts } from './experts.ts';
import { buildIncast } from './incast.ts';
import { buildInference } from './inference.ts';
import { buildMessages } from './messages.ts';
import { buildOpenTraffic } from './openTraffic.ts';
import { buildPipeline } from './pipeline.ts';
import { buildSequence } from './sequence.ts';
import { buildShardedTraining } from './shardedTraining.ts';
import { buildTrainingSteps } from './trainingSteps.ts';

type Kind = Scene['workload']['kind'];
type BuildWorkload<K extends Kind> = (
  workload: Extract<Scene['workload'], { kind: K }>,
  cluster: Cluster,
  seed: string,
) => Program;

/** Every workload: one file and one line here. */
const WORKLOADS: { readonly [K in Kind]: BuildWorkload<K> } = {
  trainingSteps: buildTrainingSteps,
  collective: buildCollective,
  shardedTraining: buildShardedTraining,
  pipeline: buildPipeline,
  experts: buildExperts,
  inference: buildInference,
  openTraffic: buildOpenTraffic,
  incast: buildIncast,
  messages: buildMessages,
  sequence: buildSequence,
};

/** What the scene's chips have to do. Throws SceneError where that would pass a limit of size. */
export function buildProgram(scene: Scene, cluster: Cluster): Program {
  const build = WORKLOADS[scene.workload.kind] as BuildWorkload<Kind>;
  return build(scene.workload, cluster, scene.seed);
}
