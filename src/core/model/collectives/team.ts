import type { Cluster } from '../cluster.ts';

/** What a collective runs over: chips, and how they stand to one another. Every list of chips holds chips of the team. */
export type Team = Pick<Cluster, 'domains' | 'rings' | 'peers'> & { readonly chips: readonly number[] };

/** All chips of the cluster. */
export function wholeTeam(cluster: Cluster): Team {
  const { domains, peers, network } = cluster;
  const chips = Array.from({ length: network.chipCount }, (_, chip) => chip);
  return { chips, domains, rings: closedRings(cluster), peers };
}

/** One team a domain: an UltraServer by itself. */
export function domainTeams(cluster: Cluster): readonly Team[] {
  const rings = closedRings(cluster);
  return cluster.domains.map((chips) => ({
    chips,
    domains: [chips],
    rings: ringsWithin(rings, chips),
    peers: [],
  }));
}

/** One team a plane: the chips that the rings of the first two dimensions join. None where there are not two dimensions. */
export function planeTeams(cluster: Cluster): readonly Team[] {
  const [along, across] = closedRings(cluster);
  if (along === undefined || across === undefined) return [];
  const ringOf = new Map(along.flatMap((ring) => ring.map((chip) => [chip, ring] as const)));
  return across
    .filter((ring) => ring[0] === ringOf.get(ring[0]!)![0])
    .map((ring) => {
      const chips = ring.flatMap((chip) => ringOf.get(chip)!);
      return { chips, domains: [chips], rings: ringsWithin([along, across], chips), peers: [] };
    });
}

/** The rings that lie in `chips`, by dimension. */
function ringsWithin(rings: Team['rings'], chips: readonly number[]): Team['rings'] {
  const own = new Set(chips);
  return rings.map((alike) => alike.filter((ring) => own.has(ring[0]!)));
}

/** The cluster's rings; none where some row is open, its last chip without a link to its first: a mesh. */
function closedRings({ rings, network }: Cluster): Team['rings'] {
  const keyOf = (from: number, to: number): number => from * network.nodeCount + to;
  const missing = new Set(rings.flatMap((alike) => alike.map((ring) => keyOf(ring.at(-1)!, ring[0]!))));
  for (let link = 0; link < network.linkCount && missing.size > 0; link++) {
    missing.delete(keyOf(network.linkFrom[link]!, network.linkTo[link]!));
  }
  return missing.size === 0 ? rings : [];
}

/** Lengths of the torus that the team's chips are, by dimension; undefined where they are no one torus. */
export function torusSizes(team: Team): readonly number[] | undefined {
  const sizes = team.rings.map((rings) => rings[0]?.length ?? 0);
  const chips = sizes.reduce((product, size) => product * size, 1);
  return sizes.length > 0 && chips === team.chips.length ? sizes : undefined;
}
