import { numberOf } from '../../base/provenance.ts';
import { drawExponential, randomStream } from '../../base/random.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { SceneError } from '../../scene/problem.ts';
import { stepPhase } from '../../scene/workloads/trainingSteps.ts';
import type { TrainingSteps } from '../../scene/workloads/trainingSteps.ts';
import type { Cluster } from '../cluster.ts';
import { chooseCollective, stepWriterOf } from '../collectives/choose.ts';
import type { Ready, StepWriter } from '../collectives/collective.ts';
import { hierarchicalAllReduce } from '../collectives/hierarchical.ts';
import { type Team, wholeTeam } from '../collectives/team.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** With overlap, a layer's all-reduce depends on only this many of the last messages of the layer before, to bound dependencies. */
const LAST_MESSAGES = 16;

/**
 * Data-parallel training. In every step each chip computes, then all chips all-reduce their gradients, layer by layer; compute and
 * gradients are divided evenly among the layers. A chip continues as soon as it has what it needs. One rank per chip.
 *
 * Without overlap, a layer computes when the chip has the sums of the layer before. With overlap it computes at once, and its
 * gradients are sent when it is done and the last messages of the layer before have arrived (one communication channel).
 *
 * A chip's compute takes `compute` × (1 + `computeSpread` × u), with u uniform in [−1, 1) per chip and step, plus, if `straggling`
 * is given, an exponentially distributed delay of that mean.
 */
export function* trainingStepsInSteps(workload: TrainingSteps, cluster: Cluster, seed: string): Steps<Program> {
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const team = wholeTeam(cluster);
  const allReduce = allReduceOf(workload, team, builder);
  const writer = stepWriterOf(builder, workload);
  const durationsOf = drawDurations(workload, team.chips.length, seed);
  const layers = numberOf(workload.layers ?? 1);
  let ready: Ready = team.chips.map(() => []);

  for (let step = 1; step <= numberOf(workload.steps); step++) {
    const durations = durationsOf();
    let computed = ready;
    let channel: Ready = team.chips.map(() => []);
    const sums: number[][] = team.chips.map(() => []);
    for (let layer = 1; layer <= layers; layer++) {
      const phaseOf = (phase: Phase): string => stepPhase(step, phase, layers === 1 ? undefined : layer);
      builder.beginPhase(phaseOf('compute'));
      const before = workload.overlap === true ? computed : ready;
      computed = yield* mapInSteps(builder, team.chips, (chip) => [
        builder.compute(chip, durations[chip]!, before[chip]!),
      ]);
      ready = yield* allReduce(
        writer,
        computed.map((tasks, chip) => [...tasks, ...channel[chip]!]),
        phaseOf,
      );
      ready.forEach((tasks, chip) => sums[chip]!.push(...tasks));
      if (workload.overlap === true) channel = ready.map((tasks) => tasks.slice(-LAST_MESSAGES));
    }
    // The next step needs the sums of all layers; without overlap the last layer's sums come after all others.
    if (workload.overlap === true) ready = sums;
  }
  return yield* builder.sealInSteps();
}

export const buildTrainingSteps = atOnce(trainingStepsInSteps);

type Phase = Parameters<typeof stepPhase>[1];
type AllReduce = (writer: StepWriter, after: Ready, phaseOf: (phase: Phase) => string) => Steps<Ready>;

function allReduceOf(workload: TrainingSteps, team: Team, builder: ProgramBuilder): AllReduce {
  const { algorithm, gradients, layers } = workload;
  const part = { start: 0, amount: gradients.invented / numberOf(layers ?? 1) };
  if (workload.overlap === true && workload.barrier === true) {
    const chips = team.chips.length;
    const reason = 'barrierBesideCompute';
    throw new SceneError([{ path: 'workload.barrier', kind: 'notForThis', reason, chips, got: 'true' }]);
  }
  const chosen = algorithm && chooseCollective('algorithm', `${algorithm}AllReduce`, [team], workload);
  if (chosen !== undefined && algorithm !== 'hierarchical') {
    return (writer, after, phaseOf) => {
      builder.beginPhase(phaseOf('allReduce'));
      return chosen(writer, team, part, after);
    };
  }
  const phases = { inside: 'reduceScatter', across: 'efa', back: 'allGather' } as const;
  return (writer, after, phaseOf) =>
    hierarchicalAllReduce(writer, team, part, after, (stage) => builder.beginPhase(phaseOf(phases[stage])));
}

/** Draws, by chip, the compute time per layer in milliticks; each call draws those of one step. */
function drawDurations(workload: TrainingSteps, chips: number, seed: string): () => readonly number[] {
  const spread = randomStream(seed, 'compute');
  const straggles = randomStream(seed, 'stragglers');
  const layers = numberOf(workload.layers ?? 1);
  const straggling = workload.straggling?.invented ?? 0;
  return () =>
    Array.from({ length: chips }, () => {
      const even = workload.compute.invented * (1 + workload.computeSpread.invented * (2 * spread() - 1));
      const late = straggling === 0 ? 0 : straggling * drawExponential(straggles);
      return ticksToMilliticks((even + late) / layers);
    });
}
