import type { Steps } from '../../base/steps.ts';
import { overGroups, type DataRange, type Ready, type Scribe } from './collective.ts';
import { ringAllGather, ringAllReduce, ringReduceScatter } from './ring.ts';
import { type Team, torusSizes } from './team.ts';
import { gatherAlong, heldAlong, scatterAlong } from './torus.ts';

/** A collective over a team; `after` and the result are by chip. */
export type TeamCollective = (scribe: Scribe, team: Team, part: DataRange, after: Ready) => Steps<Ready>;

/** The three stages of a hierarchical all-reduce, told as each begins. */
export type HierarchicalStage = 'inside' | 'across' | 'back';

/**
 * Reduce-scatter inside each domain, all-reduce across between chips of one place, all-gather inside: the slow network
 * carries the data when it is smallest (AWS Neuron documentation, inter-node collectives). For U groups of g in rings:
 * 2(g − 1)(αᵢ + S/(g·bᵢ)) + 2(U − 1)(αₑ + S/(g·U·bₑ)). Inside, dimension by dimension where a domain is a torus.
 */
export function* hierarchicalAllReduce(
  scribe: Scribe,
  team: Team,
  part: DataRange,
  after: Ready,
  begin: (stage: HierarchicalStage) => void = () => {},
): Steps<Ready> {
  const inside = ringsInside(team);
  begin('inside');
  const scattered = yield* scatterAlong(scribe, inside, () => part, after);
  begin('across');
  const reduced = yield* overGroups(ringAllReduce, scribe, team.peers, heldInside(inside, part), scattered);
  begin('back');
  return yield* gatherAlong(scribe, inside, () => part, reduced);
}

/** Inside first, then across. */
export const hierarchicalReduceScatter: TeamCollective = function* (scribe, team, part, after) {
  const inside = ringsInside(team);
  const scattered = yield* scatterAlong(scribe, inside, () => part, after);
  return yield* overGroups(ringReduceScatter, scribe, team.peers, heldInside(inside, part), scattered);
};

/** Across first, then inside. */
export const hierarchicalAllGather: TeamCollective = function* (scribe, team, part, after) {
  const inside = ringsInside(team);
  const gathered = yield* overGroups(ringAllGather, scribe, team.peers, heldInside(inside, part), after);
  return yield* gatherAlong(scribe, inside, () => part, gathered);
};

/** The torus's rings where each domain is one torus, else one ring a domain. */
function ringsInside(team: Team): Team['rings'] {
  const isTorus = torusSizes({ ...team, chips: team.domains[0]! }) !== undefined;
  return isTorus ? team.rings : [team.domains];
}

const heldInside = (inside: Team['rings'], part: DataRange): ((chip: number) => DataRange) =>
  heldAlong(inside, () => part).at(-1)!;
