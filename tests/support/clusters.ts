import type { Cluster } from '../../src/core/model/cluster.ts';
import { ProgramBuilder } from '../../src/core/model/program.ts';
import { buildCluster } from '../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../src/core/scene/clusters/clusters.ts';
import type { Trace } from '../../src/core/trace/trace.ts';
import { ultraServers } from './plainNetworks.ts';
import { runToEnd } from './runs.ts';

type Kind = ClusterScene['kind'];
type Of<K extends Kind> = Extract<ClusterScene, { kind: K }>;

export const invented = (number: number): { readonly invented: number; readonly because: string } => ({
  invented: number,
  because: 'a test',
});

/** A link; by default of rate 10, latency 1 and packets of 8. */
export const wire = (rate = 10, latency = 1, packet = 8) => ({
  rate: invented(rate),
  latency: invented(latency),
  packet: invented(packet),
});
const bare = (rate = 10, latency = 1) => ({ rate: invented(rate), latency: invented(latency) });
const upward = (oversubscription = 1, latency = 1) => ({ oversubscription, latency: invented(latency) });

export const torus = (sizes: readonly number[], wrap = true, ties: 'even' | 'naive' = 'even'): Of<'torus'> => ({
  kind: 'torus',
  sizes: [...sizes],
  wrap,
  ties,
  link: wire(),
});

/** One UltraServer of `plates` plates of `side` × `side` chips. */
export const oneUltraServer = (side: number, plates: number): Of<'oneUltraServer'> => ({
  kind: 'oneUltraServer',
  chips: side ** 2 * plates,
  plates,
  side,
  neuronLink: wire(),
  neuronLinkZ: bare(),
});

export const fullMesh = (chips: number, link = wire()): Of<'fullMesh'> => ({ kind: 'fullMesh', chips, link });
export const star = (chips: number, link = wire()): Of<'star'> => ({ kind: 'star', chips, link });

export const leafSpine = (
  leaves: number,
  chipsPerLeaf: number,
  spines: number,
  {
    oversubscription = 1,
    spreading = 'spray',
    link = wire(),
  }: Partial<{
    oversubscription: number;
    spreading: 'hash' | 'spray';
    link: Of<'leafSpine'>['link'];
  }> = {},
): Of<'leafSpine'> => ({
  kind: 'leafSpine',
  leaves,
  chipsPerLeaf,
  spines,
  spreading,
  link,
  fabric: upward(oversubscription),
});

/** UltraServers, by default of 4 × 4 × 4 chips, with leaves connected by spines and, with several pods, by cores. */
export const layered = (
  servers: number,
  switches: number,
  {
    side = 4,
    plates = 4,
    spines = 2,
    pods = 1,
    cores = 2,
    leaves = 'byPlate',
    oversubscription = 1,
  }: Partial<{
    side: number;
    plates: number;
    spines: number;
    pods: number;
    cores: number;
    leaves: 'byPlate' | 'byUltraServer';
    oversubscription: number;
  }> = {},
): Of<'ultraServers'> => ({
  ...ultraServers({ servers, side, plates, switches }),
  spreading: 'spray',
  fabric: {
    leaves,
    spines: { switches: spines, ...upward(oversubscription) },
    ...(pods === 1 ? {} : { cores: { pods, switches: cores, ...upward(oversubscription) } }),
  },
});

export const switched = (
  ultraServers: number,
  servers: number,
  chipsPerServer: number,
  hasServerSwitch: boolean,
): Of<'switchedUltraServers'> => ({
  kind: 'switchedUltraServers',
  ultraServers,
  servers,
  chipsPerServer,
  spreading: 'spray',
  ...(hasServerSwitch ? { inServer: bare(20) } : {}),
  inRack: wire(),
  acrossRacks: bare(5),
  efa: wire(1, 10),
});

export const campus = (of: {
  readonly buildings: number;
  readonly perBuilding: number;
  readonly switches: number;
  readonly borders: number;
  readonly far?: number;
}): Of<'campus'> => ({
  kind: 'campus',
  buildings: of.buildings,
  ultraServersPerBuilding: of.perBuilding,
  plates: 2,
  side: 2,
  switches: of.switches,
  borders: of.borders,
  ties: 'even',
  spreading: 'spray',
  neuronLink: wire(),
  neuronLinkZ: bare(5),
  efa: wire(1, 10),
  fabric: upward(),
  between: bare(1, of.far ?? 100),
});

type Node = Of<'custom'>['nodes'][number];
type Link = Of<'custom'>['links'][number];

export const node = (id: string, kind: Node['kind'], group = 0): Node => ({ id, kind, group, place: [0, 0, 0] });
export const link = (from: string, to: string, both = true): Link => ({
  from,
  to,
  class: 'neuronLink',
  both,
  rate: invented(10),
  latency: invented(1),
});
export const custom = (nodes: readonly Node[], links: readonly Link[]): Of<'custom'> => ({
  kind: 'custom',
  spreading: 'spray',
  packet: invented(8),
  nodes: [...nodes],
  links: [...links],
});

/** Simulates the program that `write` writes on a cluster. */
export function runOn(
  scene: ClusterScene,
  write: (builder: ProgramBuilder, cluster: Cluster) => void,
  seed = '',
): Trace {
  const cluster = buildCluster(scene);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  builder.beginPhase('all');
  write(builder, cluster);
  return runToEnd(cluster.network, builder.seal());
}

/** One message of `amount` from every chip to every other chip that `chosen` accepts. */
export function allToAll(amount: number, chosen: (from: number, to: number) => boolean = () => true) {
  return (builder: ProgramBuilder, { network }: Cluster): void => {
    for (let from = 0; from < network.chipCount; from++) {
      for (let to = 0; to < network.chipCount; to++) {
        if (from !== to && chosen(from, to)) builder.send(from, to, amount, []);
      }
    }
  };
}
