import type { Cluster } from '../cluster.ts';

/** What a collective runs over: chips, and how they stand to one another. Every list of chips holds chips of the team. */
export type Team = Pick<Cluster, 'domains' | 'rings' | 'peers'> & { readonly chips: readonly number[] };

/** All chips of the cluster. */
export function wholeTeam(cluster: Cluster): Team {
  const { domains, rings, peers } = cluster;
  return { chips: Array.from({ length: cluster.network.chipCount }, (_, chip) => chip), domains, rings, peers };
}

/** One team a domain: an UltraServer by itself. */
export function domainTeams(cluster: Cluster): readonly Team[] {
  return cluster.domains.map((chips) => ({
    chips,
    domains: [chips],
    rings: ringsWithin(cluster, chips, 0),
    peers: [],
  }));
}

/** One team a plane: the chips that the rings of the first two dimensions join. None where there are not two dimensions. */
export function planeTeams(cluster: Cluster): readonly Team[] {
  const [along, across] = cluster.rings;
  if (along === undefined || across === undefined) return [];
  const ringOf = new Map(along.flatMap((ring) => ring.map((chip) => [chip, ring] as const)));
  return across
    .filter((ring) => ring[0] === ringOf.get(ring[0]!)![0])
    .map((ring) => {
      const chips = ring.flatMap((chip) => ringOf.get(chip)!);
      return { chips, domains: [chips], rings: ringsWithin(cluster, chips, 2), peers: [] };
    });
}

/** The rings that lie in `chips`, of the first `most` dimensions (0 for all). */
function ringsWithin(cluster: Cluster, chips: readonly number[], most: number): Team['rings'] {
  const own = new Set(chips);
  const dimensions = most === 0 ? cluster.rings : cluster.rings.slice(0, most);
  return dimensions.map((rings) => rings.filter((ring) => own.has(ring[0]!)));
}

/** Lengths of the torus that the team's chips are, by dimension; undefined where they are no one torus. */
export function torusSizes(team: Team): readonly number[] | undefined {
  const sizes = team.rings.map((rings) => rings[0]?.length ?? 0);
  const chips = sizes.reduce((product, size) => product * size, 1);
  return sizes.length > 0 && chips === team.chips.length ? sizes : undefined;
}
