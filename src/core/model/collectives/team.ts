import type { Cluster } from '../cluster.ts';

/** The chips that a collective runs over, and their structure. Every list of chips has only chips of the team. */
export type Team = Pick<Cluster, 'domains' | 'rings' | 'peers'> & { readonly chips: readonly number[] };

/** All chips of the cluster. */
export function wholeTeam(cluster: Cluster): Team {
  const { domains, peers, network } = cluster;
  const chips = Array.from({ length: network.chipCount }, (_, chip) => chip);
  return { chips, domains, rings: closedRings(cluster), peers };
}

/** One team per domain, such as an UltraServer. */
export function domainTeams(cluster: Cluster): readonly Team[] {
  const rings = closedRings(cluster);
  return cluster.domains.map((chips) => ({
    chips,
    domains: [chips],
    rings: ringsWithin(rings, chips),
    peers: [],
  }));
}

/** One team per plane: the chips that rings of the first two dimensions join. None if there are not two dimensions. */
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

/** By dimension: the rings that consist of `chips`. */
function ringsWithin(rings: Team['rings'], chips: readonly number[]): Team['rings'] {
  const own = new Set(chips);
  return rings.map((alike) => alike.filter((ring) => own.has(ring[0]!)));
}

/** The cluster's rings; none if some row's last chip has no link to its first, as on a mesh. */
function closedRings({ rings, network }: Cluster): Team['rings'] {
  const keyOf = (from: number, to: number): number => from * network.nodeCount + to;
  const missing = new Set(rings.flatMap((alike) => alike.map((ring) => keyOf(ring.at(-1)!, ring[0]!))));
  for (let link = 0; link < network.linkCount && missing.size > 0; link++) {
    missing.delete(keyOf(network.linkFrom[link]!, network.linkTo[link]!));
  }
  return missing.size === 0 ? rings : [];
}

/** The sizes of the torus that the team's chips form, by dimension; undefined if they form no single torus. */
export function torusSizes(team: Team): readonly number[] | undefined {
  const sizes = team.rings.map((rings) => rings[0]?.length ?? 0);
  const chips = sizes.reduce((product, size) => product * size, 1);
  return sizes.length > 0 && chips === team.chips.length ? sizes : undefined;
}
