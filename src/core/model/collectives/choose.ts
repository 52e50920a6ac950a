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
 * The collective of that name. Throws SceneError if it can't run over one of the teams; the path of the problem is what the
 * scene has to change, below `where` (`key` is the one that names the collective).
 */
export function chooseCollective(
  key: 'collective' | 'algorithm',
  name: CollectiveName,
  teams: readonly Team[],
  said: CollectiveChoices,
  where = 'workload',
): TeamCollective {
  const choice: Choice = { rings: numberOf(said.rings ?? 1), channels: numberOf(said.channels ?? 1) };
  const { refuse, run } = COLLECTIVES[name];
  for (const team of teams) {
    const reason = refuse(team, choice);
    if (reason === undefined) continue;
    throw new SceneError([refusal(reason, `${where}.${WHERE[reason] ?? key}`, name, choice, team.chips.length)]);
  }
  return run(choice);
}

/** The step writer that the scene asks for. */
export function stepWriterOf(builder: ProgramBuilder, said: CollectiveChoices): StepWriter {
  return said.barrier === true ? withBarriers(builder, said.spreading) : byDataflow(builder, said.spreading);
}

function refusal(reason: Misfit, path: string, name: string, choice: Choice, chips: number): Problem {
  const at = WHERE[reason];
  const got = at === undefined ? `"${name}"` : `${choice[at]}`;
  return { path, kind: 'notForThis', reason, chips, got };
}

/** By reason: the number to change, if it is not the collective. */
const WHERE: Readonly<Partial<Record<Misfit, keyof Choice>>> = {
  fourByFour: 'rings',
  ringCount: 'rings',
  channels: 'channels',
};
