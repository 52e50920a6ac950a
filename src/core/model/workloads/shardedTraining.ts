import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { type ShardedTraining, shardPhase } from '../../scene/workloads/shardedTraining.ts';
import { SceneError } from '../../scene/problem.ts';
import type { Cluster } from '../cluster.ts';
import { chooseCollective, stepWriterOf } from '../collectives/choose.ts';
import type { Ready } from '../collectives/collective.ts';
import { wholeTeam } from '../collectives/team.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** The next collective of a stream depends on only this many of the last messages of the one before, to bound dependencies. */
const LAST_MESSAGES = 16;

/**
 * Sharded data parallelism (PyTorch's FSDP, ZeRO stage 3). Each pass over a layer, forward and then backward, all-gathers its
 * parameters and computes; a backward pass then reduce-scatters its gradients. Gathers follow one another, and so do scatters;
 * both may overlap with compute.
 *
 * A chip starts to gather for a pass when its compute `prefetch` + 1 passes earlier has ended: with prefetch 0 it gathers nothing
 * while it computes. A step starts when the last gradients of the step before have been scattered.
 */
export function* shardedTrainingInSteps(workload: ShardedTraining, cluster: Cluster, seed: string): Steps<Program> {
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const team = wholeTeam(cluster);
  const { algorithm } = workload;
  const gather = chooseCollective('algorithm', `${algorithm}AllGather`, [team], workload);
  const scatter = chooseCollective('algorithm', `${algorithm}ReduceScatter`, [team], workload);
  refuseBarrierBesideCompute(workload, team.chips.length);
  const writer = stepWriterOf(builder, workload);
  const part = { start: 0, amount: workload.parameters.invented };
  const layers = numberOf(workload.layers);
  const ahead = numberOf(workload.prefetch) + 1;
  let begun: Ready = team.chips.map(() => []);

  for (let step = 1; step <= numberOf(workload.steps); step++) {
    const computes: Ready[] = [];
    let gathered = begun;
    let scattered: Ready = team.chips.map(() => []);
    for (let pass = 0; pass < 2 * layers; pass++) {
      const isBack = pass >= layers;
      builder.beginPhase(shardPhase(step, isBack ? 'backward' : 'forward', isBack ? 2 * layers - pass : pass + 1));
      const free = computes[pass - ahead];
      gathered = yield* gather(writer, team, part, lastOf(gathered, free));
      const before = computes[pass - 1];
      const ticks = isBack ? workload.backward.invented : workload.forward.invented;
      const whole = gathered;
      const computed = yield* mapInSteps(builder, team.chips, (chip) => [
        builder.compute(chip, ticksToMilliticks(ticks), [...whole[chip]!, ...(before?.[chip] ?? [])]),
      ]);
      computes.push(computed);
      if (isBack) scattered = yield* scatter(writer, team, part, lastOf(scattered, computed));
    }
    begun = lastOf(scattered, computes.at(-1));
  }
  return yield* builder.sealInSteps();
}

export const buildShardedTraining = atOnce(shardedTrainingInSteps);

/** The last messages of a stream, and what else to wait for. */
function lastOf(stream: Ready, also: Ready | undefined): Ready {
  return stream.map((tasks, chip) => [...tasks.slice(-LAST_MESSAGES), ...(also?.[chip] ?? [])]);
}

function refuseBarrierBesideCompute({ barrier }: ShardedTraining, chips: number): void {
  if (barrier !== true) return;
  const reason = 'barrierBesideCompute';
  throw new SceneError([{ path: 'workload.barrier', kind: 'notForThis', reason, chips, got: 'true' }]);
}
