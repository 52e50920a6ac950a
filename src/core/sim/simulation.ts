import { inOneGo, type Steps, within } from '../base/steps.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Network } from '../model/network.ts';
import { clusterInSteps } from '../model/topologies/topologies.ts';
import type { Program } from '../model/program.ts';
import { programInSteps } from '../model/workloads/workloads.ts';
import type { Scene } from '../scene/schema.ts';
import type { Trace } from '../trace/trace.ts';
import { foreseeClock } from './clock.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { PlainRun } from './plainRun.ts';
import type { RunLoop } from './run.ts';
import { stageEnd } from '../base/stages.ts';
import { straggle } from './stragglers.ts';
import { VariedRun } from './variedRun.ts';

/** The whole run of a scene. The same scene gives the same trace, everywhere. Throws SceneError past a limit. */
export function simulate(scene: Scene): Trace {
  const run = prepareSimulation(scene);
  run.advance(Number.POSITIVE_INFINITY);
  return run.seal();
}

/** Gives what the chips of a built scene have to do. Throws SceneError where that would pass a limit of size. */
export type BuildProgram = (scene: Scene, cluster: Cluster) => Steps<Program>;

/** The scene's work, with the stragglers that it draws. */
export const programOf: BuildProgram = function* (scene, cluster) {
  return straggle(yield* programInSteps(scene, cluster), scene.variation?.stragglers, scene.seed);
};

/** A run of the scene that has not begun. Throws SceneError where the scene's parts don't fit each other, or past a limit. */
export function prepareSimulation(scene: Scene, build?: BuildProgram): RunLoop {
  return inOneGo(prepareInSteps(scene, build));
}

export function* prepareInSteps(scene: Scene, build?: BuildProgram): Steps<RunLoop> {
  return yield* startInSteps(yield* setUpInSteps(scene, build));
}

function* startInSteps({ network, program, conditions }: SetUp): Steps<RunLoop> {
  yield stageEnd('work');
  foreseeClock(network, program);
  yield stageEnd('work');
  return createRun(network, program, conditions);
}

/** What one step of a run handles, in events. */
const EVENTS_A_STEP = 10_000;

/**
 * The run of `simulate`, its program from `build`: the cluster, then its work, then the events. The shares it yields are those
 * of STAGES. Throws SceneError as `simulate` does.
 */
export function* runInSteps(scene: Scene, build?: BuildProgram): Steps<Trace> {
  return yield* runSetUpInSteps(yield* setUpInSteps(scene, build));
}

/** The run of what is set up, with the shares of the stage of events. */
export function* runSetUpInSteps(of: SetUp): Steps<Trace> {
  const run = yield* startInSteps(of);
  const [from, to] = [stageEnd('work'), stageEnd('events')];
  do yield from + (to - from) * run.progress;
  while (!run.advance(EVENTS_A_STEP));
  yield to;
  return run.seal();
}

/** What a run of a scene is made from; any number of runs may be. */
export type SetUp = {
  readonly network: Network;
  readonly program: Program;
  readonly conditions: Conditions | undefined;
};

/** Throws SceneError as `prepareSimulation` does. */
export function setUp(scene: Scene, build?: BuildProgram): SetUp {
  return inOneGo(setUpInSteps(scene, build));
}

export function* setUpInSteps(scene: Scene, build = programOf): Steps<SetUp> {
  const cluster = yield* within(0, stageEnd('cluster'), clusterInSteps(scene.cluster));
  const conditions = conditionsOf(scene, cluster);
  const program = yield* within(stageEnd('cluster'), stageEnd('work'), build(scene, cluster));
  return { network: cluster.network, program, conditions };
}

/** Throws SceneError where the work alone is more than the clock can count. */
export function startRun(network: Network, program: Program, conditions?: Conditions): RunLoop {
  foreseeClock(network, program);
  return createRun(network, program, conditions);
}

function createRun(network: Network, program: Program, conditions?: Conditions): RunLoop {
  return conditions === undefined ? new PlainRun(network, program) : new VariedRun(network, program, conditions);
}
