import { inOneGo } from '../../src/core/base/steps.ts';
import type { Cluster } from '../../src/core/model/cluster.ts';
import { COLLECTIVES } from '../../src/core/model/collectives/collectives.ts';
import { byDataflow, withBarriers } from '../../src/core/model/collectives/stepWriter.ts';
import { planeTeams, type Team, wholeTeam } from '../../src/core/model/collectives/team.ts';
import { type Program, ProgramBuilder } from '../../src/core/model/program.ts';
import { buildUltraServers } from '../../src/core/model/topologies/ultraServers.ts';
import type { CollectiveName } from '../../src/core/scene/workloads/collectiveNames.ts';
import { group, type Hop, PlainNetwork, ultraServers } from './plainNetworks.ts';
import { runToEnd } from './runs.ts';

export type How = {
  readonly team?: Team;
  readonly rings?: number;
  readonly channels?: number;
  readonly barrier?: boolean;
};

/** The program of one collective over the cluster or a team of it. */
export function programOf(cluster: Cluster, name: CollectiveName, amount: number, how: How = {}): Program {
  const { team = wholeTeam(cluster), rings = 1, channels = 1, barrier = false } = how;
  const { run, refuse } = COLLECTIVES[name];
  const reason = refuse(team, { rings, channels });
  if (reason !== undefined) throw new Error(`${name}: ${reason}`);
  const builder = new ProgramBuilder(cluster.network, cluster.route);
  builder.beginPhase('all');
  const writer = barrier ? withBarriers(builder) : byDataflow(builder);
  const after = Array.from({ length: cluster.network.chipCount }, () => []);
  inOneGo(run({ rings, channels })(writer, team, { start: 0, amount }, after));
  return builder.seal();
}

/** When that program ends, in ticks. */
export function timeOf(cluster: Cluster, name: CollectiveName, amount: number, how: How = {}): number {
  return runToEnd(cluster.network, programOf(cluster, name, amount, how)).finish / 1000;
}

/** A 4 × 4 torus: one plane of an UltraServer of two. */
export function fourByFour(rate: number, latency: number): { readonly cluster: Cluster; readonly team: Team } {
  const cluster = buildUltraServers(ultraServers({ servers: 1, side: 4, plates: 2, rate, latency }));
  return { cluster, team: planeTeams(cluster)[0]! };
}

/** Chips with a direct link between every two, in both directions. */
export function fullMesh(chips: number, rate: number, latency: number): Cluster {
  const plain = new PlainNetwork(chips);
  for (const from of group(chips)) for (const to of group(chips)) if (from !== to) plain.link(from, to, rate, latency);
  return plainCluster(plain, [group(chips)], []);
}

/** Bidirectional rings of chips; chips of the same position form rings over EFA links, in one direction. */
export function ringsOfRings(of: {
  readonly domains: number;
  readonly size: number;
  readonly inside: Hop;
  readonly across: Hop;
}): Cluster {
  const { domains, size, inside, across } = of;
  const chips = domains * size;
  const plain = new PlainNetwork(chips);
  for (const chip of group(chips)) {
    const base = chip - (chip % size);
    plain.link(chip, base + ((chip + 1) % size), inside.rate, inside.latency);
    if (size > 2) plain.link(chip, base + ((chip + size - 1) % size), inside.rate, inside.latency);
    plain.link(chip, (chip + size) % chips, across.rate, across.latency, 'efa');
  }
  const ofDomain = (u: number): readonly number[] => group(size).map((i) => u * size + i);
  const ofPlace = (i: number): readonly number[] => group(domains).map((u) => u * size + i);
  return plainCluster(plain, group(domains).map(ofDomain), group(size).map(ofPlace));
}

function plainCluster(plain: PlainNetwork, domains: Cluster['domains'], peers: Cluster['peers']): Cluster {
  return { network: plain.seal(1e9), route: plain.router(), spreading: 'hash', domains, rings: [], peers };
}
