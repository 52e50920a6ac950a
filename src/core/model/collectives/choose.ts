import { numberOf, type Structural } from '../../base/provenance.ts';
import { type Problem, SceneError } from '../../scene/problem.ts';
import type { CollectiveName, Misfit } from '../../scene/workloads/collectiveNames.ts';
import type { ProgramBuilder } from '../program.ts';
import type { Scribe } from './collective.ts';
import type { Spreading } from '../spreading.ts';
import { type Choice, COLLECTIVES } from './collectives.ts';
import type { TeamCollective } from './hierarchical.ts';
import { byDataflow, withBarriers } from './scribe.ts';
import type { Team } from './team.ts';

/** What a scene says about how its collectives run. */
export type CollectiveChoices = {
  readonly rings?: Structural | undefined;
  readonly channels?: Structural | undefined;
  readonly barrier?: boolean | undefined;
  /** How its messages use equal paths, where that is not the cluster's own way. */
  readonly spreading?: Spreading | undefined;
};

/**
 * The collective of that name for every one of `teams`. Throws SceneError, at the path of what the scene would have to
 * change (below `where`; `key` is the one that names the collective), where it can't run over one of them.
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

/** The scribe that the scene asks for. */
export function scribeOf(builder: ProgramBuilder, said: CollectiveChoices): Scribe {
  return said.barrier === true ? withBarriers(builder, said.spreading) : byDataflow(builder, said.spreading);
}

function refusal(reason: Misfit, path: string, name: string, choice: Choice, chips: number): Problem {
  const at = WHERE[reason];
  const got = at === undefined ? `"${name}"` : `${choice[at]}`;
  return { path, kind: 'notForThis', reason, chips, got };
}

/** The number that a refusal is about, where it is not the collective itself. */
const WHERE: Readonly<Partial<Record<Misfit, keyof Choice>>> = {
  fourByFour: 'rings',
  ringCount: 'rings',
  channels: 'channels',
};
