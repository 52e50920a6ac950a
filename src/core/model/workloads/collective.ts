import { numberOf } from '../../base/provenance.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { type CollectiveWorkload, roundPhase } from '../../scene/workloads/collective.ts';
import type { Cluster } from '../cluster.ts';
import { chooseCollective, stepWriterOf } from '../collectives/choose.ts';
import type { Ready } from '../collectives/collective.ts';
import { ProgramBuilder, type Program } from '../program.ts';
import { teamsOf } from './teams.ts';

/** The collective over all teams at once, round after round. A chip starts a round when it has its result of the last one. */
export function* collectiveInSteps(workload: CollectiveWorkload, cluster: Cluster, seed: string): Steps<Program> {
  const teams = teamsOf(workload.over, 'workload.over', cluster);
  const collective = chooseCollective('collective', workload.collective, teams, workload);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const writer = stepWriterOf(builder, workload);
  const part = { start: 0, amount: workload.size.invented };
  let ready: Ready = Array.from({ length: cluster.network.chipCount }, () => []);
  for (let round = 1; round <= numberOf(workload.times); round++) {
    builder.beginPhase(roundPhase(round));
    // A compute of duration 0 after the tasks to wait for replaces many dependencies by one.
    ready = ready.map((tasks, chip) => (tasks.length > 1 ? [builder.compute(chip, 0, tasks)] : tasks));
    for (const team of teams) ready = yield* collective(writer, team, part, ready);
  }
  return yield* builder.sealInSteps();
}

export const buildCollective = atOnce(collectiveInSteps);
