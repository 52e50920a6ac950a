import type { Scene } from '../scene/schema.ts';
import type { Network, Router } from './network.ts';
import { buildUltraServers } from './topologies/ultraServers.ts';

/** A built cluster: its network, its routes, and the groups of chips that collectives run over. */
export type Cluster = {
  readonly network: Network;
  readonly route: Router;
  /** Rings of chips along each torus dimension, X then Y then Z: `rings[d]` covers every chip once. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Chips of the same place, one from each UltraServer. */
  readonly peers: readonly (readonly number[])[];
};

type Kind = Scene['cluster']['kind'];
type BuildCluster<K extends Kind> = (cluster: Extract<Scene['cluster'], { kind: K }>) => Cluster;

/** Every topology: one file and one line here. */
const TOPOLOGIES: { readonly [K in Kind]: BuildCluster<K> } = {
  ultraServers: buildUltraServers,
};

export function buildCluster(cluster: Scene['cluster']): Cluster {
  return TOPOLOGIES[cluster.kind](cluster);
}
