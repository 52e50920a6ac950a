import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import type { Program } from '../program.ts';
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
};

/** What the scene's chips have to do. Throws SceneError where that would pass a limit of size. */
export function buildProgram(scene: Scene, cluster: Cluster): Program {
  return WORKLOADS[scene.workload.kind](scene.workload, cluster, scene.seed);
}
