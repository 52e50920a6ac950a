import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { batchPhase, type Pipeline } from '../../scene/workloads/pipeline.ts';
import { checkAtMost } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/**
 * Stage i stands on chip i. A micro-batch is computed by each stage in turn and its activations are sent on; where there
 * is a backward compute it goes back the same way when all micro-batches are through (GPipe; Huang et al. 2019). With
 * equal stages of t and no time on the way, p stages take (m + p − 1)·t for m micro-batches, of which a share of
 * (p − 1)/(m + p − 1) is bubble.
 */
export function buildPipeline(workload: Pipeline, cluster: Cluster, seed: string): Program {
  const stages = numberOf(workload.stages);
  checkAtMost('workload.stages', stages, cluster.network.chipCount);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const forward = Array.from({ length: stages }, (_, stage) => stage);
  const batches = Array.from({ length: numberOf(workload.microBatches) }, (_, batch) => batch + 1);

  const through = (order: readonly number[], ticks: number, begun: readonly number[]): readonly number[] => {
    let before = begun;
    order.forEach((chip, i) => {
      const computed = builder.compute(chip, ticksToMilliticks(ticks), before);
      const next = order[i + 1];
      before = [next === undefined ? computed : builder.send(chip, next, workload.activations.invented, [computed])];
    });
    return before;
  };

  const ends = batches.map((batch) => {
    builder.beginPhase(batchPhase(batch));
    return through(forward, workload.compute.invented, []);
  });
  const back = workload.backward?.invented;
  if (back === undefined) return builder.seal();
  for (const batch of batches) {
    builder.beginPhase(batchPhase(batch, true));
    through(forward.toReversed(), back, ends.flat());
  }
  return builder.seal();
}
