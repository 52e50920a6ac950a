import { numberOf } from '../../base/provenance.ts';
import { randomStream } from '../../base/random.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { stepPhase } from '../../scene/workloads/trainingSteps.ts';
import type { TrainingSteps } from '../../scene/workloads/trainingSteps.ts';
import type { Cluster } from '../cluster.ts';
import { overGroups } from '../collectives/collective.ts';
import { ringAllGather, ringAllReduce, ringReduceScatter } from '../collectives/ring.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/**
 * Every step: each chip computes, then all chips all-reduce their gradients hierarchically. Reduce-scatter inside, along
 * X, Y and Z rings in turn, each on the piece the last one left; all-reduce across, between chips of the same place;
 * all-gather inside, the way back (AWS Neuron documentation: intra reduce-scatter, inter all-reduce, intra all-gather).
 * Dataflow: a chip goes on as soon as it has what it needs. One rank a chip.
 *
 * A chip's compute takes `compute` × (1 + `computeSpread` × u), u drawn evenly from [−1, 1) per chip and step.
 */
export function buildTrainingSteps(workload: TrainingSteps, cluster: Cluster, seed: string): Program {
  const builder = new ProgramBuilder(cluster.network, cluster.route);
  const chips = Array.from({ length: cluster.network.chipCount }, (_, chip) => chip);
  const spread = randomStream(seed, 'compute');
  let ready: readonly (readonly number[])[] = chips.map(() => []);

  for (let step = 1; step <= numberOf(workload.steps); step++) {
    builder.beginPhase(stepPhase(step, 'compute'));
    ready = chips.map((chip) => {
      const ticks = workload.compute.invented * (1 + workload.computeSpread.invented * (2 * spread() - 1));
      return [builder.compute(chip, ticksToMilliticks(ticks), ready[chip]!)];
    });

    let amount = workload.gradients.invented;
    builder.beginPhase(stepPhase(step, 'reduceScatter'));
    for (const rings of cluster.rings) {
      ready = overGroups(ringReduceScatter, builder, rings, amount, ready);
      amount /= rings[0]!.length;
    }
    builder.beginPhase(stepPhase(step, 'efa'));
    ready = overGroups(ringAllReduce, builder, cluster.peers, amount, ready);
    builder.beginPhase(stepPhase(step, 'allGather'));
    for (const rings of cluster.rings.toReversed()) {
      amount *= rings[0]!.length;
      ready = overGroups(ringAllGather, builder, rings, amount, ready);
    }
  }
  return builder.seal();
}
