import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { type ShardedTraining, shardPhase } from '../../scene/workloads/shardedTraining.ts';
import { SceneError } from '../../scene/problem.ts';
import type { Cluster } from '../cluster.ts';
import { chooseCollective, scribeOf } from '../collectives/choose.ts';
import type { Ready } from '../collectives/collective.ts';
import { wholeTeam } from '../collectives/team.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** Of many messages that end a collective, this many are waited for by name before the next of its stream begins. */
const LAST_MESSAGES = 16;

/**
 * Sharded data parallel (PyTorch's FSDP, ZeRO stage 3). Forward through the layers and backward through them, each pass
 * over a layer gathers its parameters, then computes; backward, its gradients are reduce-scattered after. Gathers follow
 * one another, and so do scatters; both may be under way beside compute.
 *
 * A chip begins to gather for a pass when its compute of `prefetch` + 1 passes before has ended: with prefetch 0 nothing is
 * gathered while it computes. A step begins when the last gradients of the one before are scattered.
 */
export function* shardedTrainingInSteps(workload: ShardedTraining, cluster: Cluster, seed: string): Steps<Program> {
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const team = wholeTeam(cluster);
  const { algorithm } = workload;
  const gather = chooseCollective('algorithm', `${algorithm}AllGather`, [team], workload);
  const scatter = chooseCollective('algorithm', `${algorithm}ReduceScatter`, [team], workload);
  refuseBarrierBesideCompute(workload, team.chips.length);
  const scribe = scribeOf(builder, workload);
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
      gathered = yield* gather(scribe, team, part, lastOf(gathered, free));
      const before = computes[pass - 1];
      const ticks = isBack ? workload.backward.invented : workload.forward.invented;
      const whole = gathered;
      const computed = yield* mapInSteps(builder, team.chips, (chip) => [
        builder.compute(chip, ticksToMilliticks(ticks), [...whole[chip]!, ...(before?.[chip] ?? [])]),
      ]);
      computes.push(computed);
      if (isBack) scattered = yield* scatter(scribe, team, part, lastOf(scattered, computed));
    }
    begun = lastOf(scattered, computes.at(-1));
  }
  return yield* builder.sealInSteps();
}

export const buildShardedTraining = atOnce(shardedTrainingInSteps);

/** What the last collective of a stream ended with, and what else there is to wait for. */
function lastOf(stream: Ready, also: Ready | undefined): Ready {
  return stream.map((tasks, chip) => [...tasks.slice(-LAST_MESSAGES), ...(also?.[chip] ?? [])]);
}

function refuseBarrierBesideCompute({ barrier }: ShardedTraining, chips: number): void {
  if (barrier !== true) return;
  const reason = 'barrierBesideCompute';
  throw new SceneError([{ path: 'workload.barrier', kind: 'notForThis', reason, chips, got: 'true' }]);
}
