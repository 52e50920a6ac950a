import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { SceneError } from '../../scene/problem.ts';
import { COMPUTE_RUN, partPhase, type Sequence } from '../../scene/workloads/sequence.ts';
import type { Cluster } from '../cluster.ts';
import { chooseCollective, stepWriterOf } from '../collectives/choose.ts';
import type { DataRange, Ready } from '../collectives/collective.ts';
import { hierarchicalAllReduce } from '../collectives/hierarchical.ts';
import type { Team } from '../collectives/team.ts';
import { ProgramBuilder, type Program } from '../program.ts';
import { teamsOf } from './teams.ts';

type SequenceRun = Sequence['parts'][number]['runs'][number];

/**
 * Collectives in sequence. A part starts when the last one has ended on every chip: all chips compute, then all runs of the part
 * start at once, on the same chips or on different ones. Within a run a chip continues as soon as it has what it needs.
 */
export function* sequenceInSteps({ parts }: Sequence, cluster: Cluster, seed: string): Steps<Program> {
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const chips = Array.from({ length: cluster.network.chipCount }, (_, chip) => chip);
  // Before anything is built, so that a collective that can't run is reported at once.
  const chosen = parts.map(({ runs }, p) =>
    runs.map((run, r) => writerOf(run, `workload.parts[${p}].runs[${r}]`, cluster, builder)),
  );
  let before: readonly number[] = [];
  for (const [p, { name, compute, size }] of parts.entries()) {
    const duration = ticksToMilliticks(compute.invented);
    builder.beginPhase(partPhase(name, COMPUTE_RUN));
    // A compute of duration 0 after the tasks to wait for replaces many dependencies by one.
    const start = before.length > 1 ? [builder.compute(0, 0, before)] : before;
    const computed: Ready = yield* mapInSteps(builder, chips, (chip) => [builder.compute(chip, duration, start)]);
    const ends: Ready[] = [];
    for (const write of chosen[p]!) ends.push(yield* write(name, { start: 0, amount: size.invented }, computed));
    before = [...new Set([...computed, ...ends.flat()].flat())];
  }
  return yield* builder.sealInSteps();
}

export const buildSequence = atOnce(sequenceInSteps);

/** Writes one run of a part. Returns, by chip, the tasks that end it. */
type Write = (partName: string, part: DataRange, after: Ready) => Steps<Ready>;

function writerOf(run: SequenceRun, where: string, cluster: Cluster, builder: ProgramBuilder): Write {
  const teams = teamsIn(run, where, cluster);
  const collective = chooseCollective('collective', run.collective, teams, run, where);
  const writer = stepWriterOf(builder, run);
  return function* (partName, part, after) {
    if (run.collective !== 'hierarchicalAllReduce') {
      builder.beginPhase(partPhase(partName, run.name));
      let ready = after;
      for (const team of teams) ready = yield* collective(writer, team, part, ready);
      return ready;
    }
    const stages = { inside: 'reduceScatter', across: 'efa', back: 'allGather' } as const;
    return yield* hierarchicalAllReduce(writer, teams[0]!, part, after, (stage) =>
      builder.beginPhase(partPhase(partName, run.name, stages[stage])),
    );
  };
}

function teamsIn(run: SequenceRun, where: string, cluster: Cluster): readonly Team[] {
  const teams = teamsOf(run.over, `${where}.over`, cluster);
  if (run.group === undefined) return teams;
  const chosen = numberOf(run.group);
  const team = teams[chosen - 1];
  if (team !== undefined) return [team];
  const range = { min: 1, max: teams.length, unit: 'count' } as const;
  throw new SceneError([{ path: `${where}.group`, kind: 'outOfRange', ...range, got: `${chosen}` }]);
}
