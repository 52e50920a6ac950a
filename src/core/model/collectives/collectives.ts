import type { CollectiveName, Misfit } from '../../scene/workloads/collectiveNames.ts';
import { type Collective, overGroups } from './collective.ts';
import { flatRingOrders } from './flatRing.ts';
import { hypercubeOrder } from './gray.ts';
import { handOver } from './handOver.ts';
import {
  doublingAllGather,
  doublingAllReduce,
  halvingDoublingAllReduce,
  halvingReduceScatter,
  isPowerOfTwo,
} from './halvingDoubling.ts';
import { HAMILTONIAN_RINGS } from './hamiltonianRings.ts';
import {
  hierarchicalAllGather,
  hierarchicalAllReduce,
  hierarchicalReduceScatter,
  type TeamCollective,
} from './hierarchical.ts';
import { allToAll, meshAllGather, meshAllReduce, meshReduceScatter } from './mesh.ts';
import { permute } from './permute.ts';
import { ringAllGatherAlong, ringAllReduceAlong, type RingOrders, ringReduceScatterAlong } from './ring.ts';
import { type Team, torusSizes } from './team.ts';
import { gatherAlong, scatterAlong } from './torus.ts';
import { treeBroadcast, treeReduce } from './tree.ts';

/** The options of a collective: the number of directed rings (1, 2 or 4) of a ring, of channels of a flat ring. */
export type Choice = { readonly rings: number; readonly channels: number };

type Entry = {
  /** Call it only if `refuse` returns undefined. */
  readonly run: (choice: Choice) => TeamCollective;
  /** Why it can't run over the team; undefined if it can. */
  readonly refuse: (team: Team, choice: Choice) => Misfit | undefined;
};

type Along = (orders: (n: number) => RingOrders) => Collective;

const anywhere = (): undefined => undefined;
const powerOfTwo = (team: Team): Misfit | undefined => (isPowerOfTwo(team.chips.length) ? undefined : 'powerOfTwo');
const aTorus = (team: Team): Misfit | undefined => (torusSizes(team) === undefined ? 'torus' : undefined);
const hasDomains = (team: Team): Misfit | undefined => (isInDomains(team) ? undefined : 'severalDomains');

/** The table of collectives: to add one, write its file and add a line here. */
export const COLLECTIVES: { readonly [K in CollectiveName]: Entry } = {
  ringReduceScatter: ring(ringReduceScatterAlong),
  ringAllGather: ring(ringAllGatherAlong),
  ringAllReduce: ring(ringAllReduceAlong),
  meshReduceScatter: { run: () => overChips(meshReduceScatter), refuse: anywhere },
  meshAllGather: { run: () => overChips(meshAllGather), refuse: anywhere },
  meshAllReduce: { run: () => overChips(meshAllReduce), refuse: anywhere },
  halvingDoublingReduceScatter: { run: () => overChips(halvingReduceScatter, hypercubeOrder), refuse: powerOfTwo },
  halvingDoublingAllGather: { run: () => overChips(doublingAllGather, hypercubeOrder), refuse: powerOfTwo },
  halvingDoublingAllReduce: { run: () => overChips(halvingDoublingAllReduce, hypercubeOrder), refuse: powerOfTwo },
  doublingAllReduce: { run: () => overChips(doublingAllReduce, hypercubeOrder), refuse: powerOfTwo },
  torusReduceScatter: { run: () => byDimension('scatter'), refuse: aTorus },
  torusAllGather: { run: () => byDimension('gather'), refuse: aTorus },
  torusAllReduce: { run: () => byDimension('both'), refuse: aTorus },
  hierarchicalReduceScatter: { run: () => hierarchicalReduceScatter, refuse: hasDomains },
  hierarchicalAllGather: { run: () => hierarchicalAllGather, refuse: hasDomains },
  hierarchicalAllReduce: {
    run: () => (writer, team, part, after) => hierarchicalAllReduce(writer, team, part, after),
    refuse: hasDomains,
  },
  flatRingReduceScatter: flatRing(ringReduceScatterAlong),
  flatRingAllGather: flatRing(ringAllGatherAlong),
  flatRingAllReduce: flatRing(ringAllReduceAlong),
  treeBroadcast: { run: () => overChips(treeBroadcast), refuse: anywhere },
  treeReduce: { run: () => overChips(treeReduce), refuse: anywhere },
  allToAll: { run: () => overChips(allToAll), refuse: anywhere },
  permute: { run: () => overChips(permute), refuse: anywhere },
  handOver: { run: () => handOver, refuse: hasDomains },
};

function overChips(
  collective: Collective,
  orderOf: (team: Team) => readonly number[] = (team) => team.chips,
): TeamCollective {
  return (writer, team, part, after) => overGroups(collective, writer, [orderOf(team)], () => part, after);
}

function ring(along: Along): Entry {
  return {
    run:
      ({ rings }) =>
      (writer, team, part, after) =>
        overChips(along((n) => ringOrders(team, rings, n)))(writer, team, part, after),
    refuse: (team, { rings }) => {
      if (rings !== 1 && rings !== 2 && rings !== 4) return 'ringCount';
      return rings === 4 && !isFourByFour(team) ? 'fourByFour' : undefined;
    },
  };
}

/** Hamiltonian cycles on a 4 × 4 torus; on other teams the order of the chips, and for two rings its reverse. */
function ringOrders(team: Team, rings: number, n: number): RingOrders {
  if (isFourByFour(team)) return HAMILTONIAN_RINGS[rings as 1 | 2 | 4];
  const order = Array.from({ length: n }, (_, rank) => rank);
  return rings === 1 ? [order] : [order, order.toReversed()];
}

const isFourByFour = (team: Team): boolean => torusSizes(team)?.join() === '4,4';

function flatRing(along: Along): Entry {
  return {
    run:
      ({ channels }) =>
      (writer, team, part, after) => {
        const chips = team.domains.flat();
        const orders = flatRingOrders(team.domains.length, chips.length / team.domains.length, channels);
        return overChips(
          along(() => orders),
          () => chips,
        )(writer, team, part, after);
      },
    refuse: (team, { channels }) => {
      if (!isInDomains(team)) return 'severalDomains';
      return channels > team.domains[0]!.length ? 'channels' : undefined;
    },
  };
}

/** Whether the team has several domains of equal size, with peers across them. */
function isInDomains({ domains, peers }: Team): boolean {
  const size = domains[0]!.length;
  return domains.length > 1 && peers.length === size && domains.every((domain) => domain.length === size);
}

function byDimension(what: 'scatter' | 'gather' | 'both'): TeamCollective {
  return function* (writer, { rings }, part, after) {
    const scattered = what === 'gather' ? after : yield* scatterAlong(writer, rings, () => part, after);
    return what === 'scatter' ? scattered : yield* gatherAlong(writer, rings, () => part, scattered);
  };
}
