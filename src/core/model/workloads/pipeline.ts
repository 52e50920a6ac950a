import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { batchPhase, type Pipeline } from '../../scene/workloads/pipeline.ts';
import { checkAtMost } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/**
 * Pipeline parallelism; stage i is on chip i. Each stage computes a micro-batch and sends its activations to the next stage. If
 * there is a backward compute, micro-batches go back stage by stage once all are through (GPipe; Huang et al. 2019). With p equal
 * stages of duration t and a network that takes no time, m micro-batches take (m + p − 1)·t, of which the share
 * (p − 1)/(m + p − 1) is the pipeline bubble.
 */
export function* pipelineInSteps(workload: Pipeline, cluster: Cluster, seed: string): Steps<Program> {
  const stages = numberOf(workload.stages);
  checkAtMost('workload.stages', stages, cluster.network.chipCount);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const forward = Array.from({ length: stages }, (_, stage) => stage);
  const batches = Array.from({ length: numberOf(workload.microBatches) }, (_, batch) => batch + 1);

  const through = function* (
    order: readonly number[],
    ticks: number,
    begun: readonly number[],
  ): Steps<readonly number[]> {
    let before = begun;
    for (const [i, chip] of order.entries()) {
      const computed = builder.compute(chip, ticksToMilliticks(ticks), before);
      const next = order[i + 1];
      before = [next === undefined ? computed : builder.send(chip, next, workload.activations.invented, [computed])];
      if (builder.isDue()) yield builder.share;
    }
    return before;
  };

  const ends: (readonly number[])[] = [];
  for (const batch of batches) {
    builder.beginPhase(batchPhase(batch));
    ends.push(yield* through(forward, workload.compute.invented, []));
  }
  const back = workload.backward?.invented;
  if (back === undefined) return yield* builder.sealInSteps();
  for (const batch of batches) {
    builder.beginPhase(batchPhase(batch, true));
    yield* through(forward.toReversed(), back, ends.flat());
  }
  return yield* builder.sealInSteps();
}

export const buildPipeline = atOnce(pipelineInSteps);
