import type { Steps } from '../../base/steps.ts';
import { overGroups, type DataRange, type Ready, type StepWriter } from './collective.ts';
import { ringAllGather, ringAllReduce, ringReduceScatter } from './ring.ts';
import { type Team, torusSizes } from './team.ts';
import { gatherAlong, heldAlong, scatterAlong } from './torus.ts';

/** A collective over a team. `after` and the result are by chip. */
export type TeamCollective = (writer: StepWriter, team: Team, part: DataRange, after: Ready) => Steps<Ready>;

/** The three stages of a hierarchical all-reduce. */
export type HierarchicalStage = 'inside' | 'across' | 'back';

/**
 * Reduce-scatter inside each domain, all-reduce across domains between chips at the same place, all-gather inside: the slow
 * network carries the data when it is smallest (AWS Neuron documentation, inter-node collectives). Inside a torus it goes
 * dimension by dimension. For U domains of g chips in rings it takes 2(g − 1)(αᵢ + S/(g·bᵢ)) + 2(U − 1)(αₑ + S/(g·U·bₑ)), with
 * i for inside and e for EFA. Calls `begin` before each stage.
 */
export function* hierarchicalAllReduce(
  writer: StepWriter,
  team: Team,
  part: DataRange,
  after: Ready,
  begin: (stage: HierarchicalStage) => void = () => {},
): Steps<Ready> {
  const inside = ringsInside(team);
  begin('inside');
  const scattered = yield* scatterAlong(writer, inside, () => part, after);
  begin('across');
  const reduced = yield* overGroups(ringAllReduce, writer, team.peers, heldInside(inside, part), scattered);
  begin('back');
  return yield* gatherAlong(writer, inside, () => part, reduced);
}

/** Reduce-scatter inside each domain, then across. */
export const hierarchicalReduceScatter: TeamCollective = function* (writer, team, part, after) {
  const inside = ringsInside(team);
  const scattered = yield* scatterAlong(writer, inside, () => part, after);
  return yield* overGroups(ringReduceScatter, writer, team.peers, heldInside(inside, part), scattered);
};

/** All-gather across domains, then inside. */
export const hierarchicalAllGather: TeamCollective = function* (writer, team, part, after) {
  const inside = ringsInside(team);
  const gathered = yield* overGroups(ringAllGather, writer, team.peers, heldInside(inside, part), after);
  return yield* gatherAlong(writer, inside, () => part, gathered);
};

/** By dimension, the rings inside the domains: those of the torus if each domain is one, else one ring per domain. */
function ringsInside(team: Team): Team['rings'] {
  const isTorus = torusSizes({ ...team, chips: team.domains[0]! }) !== undefined;
  return isTorus ? team.rings : [team.domains];
}

const heldInside = (inside: Team['rings'], part: DataRange): ((chip: number) => DataRange) =>
  heldAlong(inside, () => part).at(-1)!;
