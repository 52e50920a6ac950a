import { numberOf, type Structural } from '../../base/provenance.ts';
import { type Problem, SceneError } from '../../scene/problem.ts';
import type { CollectiveName, Misfit } from '../../scene/workloads/collectiveNames.ts';
import type { ProgramBuilder } from '../program.ts';
import type { StepWriter } from './collective.ts';
import type { Spreading } from '../spreading.ts';
import { type Choice, COLLECTIVES } from './collectives.ts';
import type { TeamCollective } from './hierarchical.ts';
import { byDataflow, withBarriers } from './stepWriter.ts';
import type { Team } from './team.ts';

/** The options of a scene's collectives. */
export type CollectiveChoices = {
  readonly rings?: Structural | undefined;
  readonly channels?: Structural | undefined;
  readonly barrier?: boolean | undefined;
  /** How its messages use equal paths; by default as the cluster says. */
  readonly spreading?: Spreading | undefined;
};

/**
 * The collective of that name. Throws SceneError if it can't run over one of the teams. The problem's path is below `where`: the
 * number that does not fit, or `key`, the key of the collective's name.
 */
export function chooseCollective(
  key: 'collective' | 'algorithm',
  name: CollectiveName,
  teams: readonly Team[],
  choices: CollectiveChoices,
  where = 'workload',
): TeamCollective {
  const choice: Choice = { rings: numberOf(choices.rings ?? 1), channels: numberOf(choices.channels ?? 1) };
  const { refuse, run } = COLLECTIVES[name];
  for (const team of teams) {
    const reason = refuse(team, choice);
    if (reason === undefined) continue;
    throw new SceneError([refusal(reason, `${where}.${WHERE[reason] ?? key}`, name, choice, team.chips.length)]);
  }
  return run(choice);
}

/** The step writer of the scene's options: with barriers or by dataflow. */
export function stepWriterOf(builder: ProgramBuilder, choices: CollectiveChoices): StepWriter {
  return choices.barrier === true ? withBarriers(builder, choices.spreading) : byDataflow(builder, choices.spreading);
}

function refusal(reason: Misfit, path: string, name: string, choice: Choice, chips: number): Problem {
  const at = WHERE[reason];
  const got = at === undefined ? `"${name}"` : `${choice[at]}`;
  return { path, kind: 'notForThis', reason, chips, got };
}

/** By reason: the number that does not fit. For other reasons it is the collective itself. */
const WHERE: Readonly<Partial<Record<Misfit, keyof Choice>>> = {
  fourByFour: 'rings',
  ringCount: 'rings',
  channels: 'channels',
};
