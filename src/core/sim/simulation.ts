import type { Cluster } from '../model/cluster.ts';
import type { Network } from '../model/network.ts';
import { buildCluster } from '../model/topologies/topologies.ts';
import type { Program } from '../model/program.ts';
import { buildProgram } from '../model/workloads/workloads.ts';
import type { Scene } from '../scene/schema.ts';
import type { Trace } from '../trace/trace.ts';
import { foreseeClock } from './clock.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { PlainRun } from './plainRun.ts';
import type { Run } from './run.ts';
import { straggle } from './stragglers.ts';
import { VariedRun } from './variedRun.ts';

/** The whole run of a scene. The same scene gives the same trace, everywhere. Throws SceneError past a limit. */
export function simulate(scene: Scene): Trace {
  const run = prepareSimulation(scene);
  run.advance(Number.POSITIVE_INFINITY);
  return run.seal();
}

/** Gives what the chips of a built scene have to do. Throws SceneError where that would pass a limit of size. */
export type BuildProgram = (scene: Scene, cluster: Cluster) => Program;

/** The scene's work, with the stragglers that it draws. */
export const programOf: BuildProgram = (scene, cluster) =>
  straggle(buildProgram(scene, cluster), scene.variation?.stragglers, scene.seed);

/** A run of the scene that has not begun. Throws SceneError where the scene's parts don't fit each other, or past a limit. */
export function prepareSimulation(scene: Scene, build?: BuildProgram): Run {
  const { network, program, conditions } = setUp(scene, build);
  return startRun(network, program, conditions);
}

/** What a run of a scene is made from; any number of runs may be. */
export type SetUp = {
  readonly network: Network;
  readonly program: Program;
  readonly conditions: Conditions | undefined;
};

/** Throws SceneError as `prepareSimulation` does. */
export function setUp(scene: Scene, build = programOf): SetUp {
  const cluster = buildCluster(scene.cluster);
  const conditions = conditionsOf(scene, cluster);
  return { network: cluster.network, program: build(scene, cluster), conditions };
}

/** Throws SceneError where the work alone is more than the clock can count. */
export function startRun(network: Network, program: Program, conditions?: Conditions): Run {
  foreseeClock(network, program);
  return conditions === undefined ? new PlainRun(network, program) : new VariedRun(network, program, conditions);
}
