import { inOneGo, type Steps, within } from '../base/steps.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Network } from '../model/network.ts';
import { clusterInSteps } from '../model/topologies/topologies.ts';
import type { Program } from '../model/program.ts';
import { programInSteps } from '../model/workloads/workloads.ts';
import type { Scene } from '../scene/schema.ts';
import type { Trace } from '../trace/trace.ts';
import { checkClock } from './clock.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { PlainRun } from './plainRun.ts';
import type { RunLoop } from './run.ts';
import { stageEnd } from '../base/stages.ts';
import { applyStragglers } from './stragglers.ts';
import { VariedRun } from './variedRun.ts';

/** Runs a scene to its end. The same scene gives the same trace on every machine. Throws SceneError past a limit. */
export function simulate(scene: Scene): Trace {
  const run = prepareSimulation(scene);
  run.advance(Number.POSITIVE_INFINITY);
  return run.seal();
}

/** Builds the program of a scene. Throws SceneError if it would exceed a limit. */
export type BuildProgram = (scene: Scene, cluster: Cluster) => Steps<Program>;

/** The scene's workload as a program, with its stragglers drawn. */
export const programOf: BuildProgram = function* (scene, cluster) {
  return applyStragglers(yield* programInSteps(scene, cluster), scene.variation?.stragglers, scene.seed);
};

/** A run of the scene that has not started. Throws SceneError if the scene's parts don't fit together, or past a limit. */
export function prepareSimulation(scene: Scene, build?: BuildProgram): RunLoop {
  return inOneGo(prepareInSteps(scene, build));
}

export function* prepareInSteps(scene: Scene, build?: BuildProgram): Steps<RunLoop> {
  return yield* startInSteps(yield* setUpInSteps(scene, build));
}

function* startInSteps({ network, program, conditions }: SetUp): Steps<RunLoop> {
  yield stageEnd('work');
  checkClock(network, program);
  yield stageEnd('work');
  return createRun(network, program, conditions);
}

const EVENTS_PER_STEP = 10_000;

/**
 * `simulate` in steps, with the program from `build`. The yielded shares follow the stages of src/core/base/stages.ts, up to
 * 'events'. Throws SceneError as `simulate` does.
 */
export function* runInSteps(scene: Scene, build?: BuildProgram): Steps<Trace> {
  return yield* runSetUpInSteps(yield* setUpInSteps(scene, build));
}

/** Runs what has been set up; yields shares of the stage 'events'. */
export function* runSetUpInSteps(of: SetUp): Steps<Trace> {
  const run = yield* startInSteps(of);
  const [from, to] = [stageEnd('work'), stageEnd('events')];
  do yield from + (to - from) * run.progress;
  while (!run.advance(EVENTS_PER_STEP));
  yield to;
  return run.seal();
}

/** What a run is made from. Any number of runs can be made from one. */
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

/** A run that has not started. Throws SceneError if there is more work than the clock can represent. */
export function startRun(network: Network, program: Program, conditions?: Conditions): RunLoop {
  checkClock(network, program);
  return createRun(network, program, conditions);
}

function createRun(network: Network, program: Program, conditions?: Conditions): RunLoop {
  return conditions === undefined ? new PlainRun(network, program) : new VariedRun(network, program, conditions);
}
