import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import { buildUltraServers } from './ultraServers.ts';

type Kind = Scene['cluster']['kind'];
type BuildCluster<K extends Kind> = (cluster: Extract<Scene['cluster'], { kind: K }>) => Cluster;

/** Every topology: one file and one line here. */
const TOPOLOGIES: { readonly [K in Kind]: BuildCluster<K> } = {
  ultraServers: buildUltraServers,
};

export function buildCluster(cluster: Scene['cluster']): Cluster {
  return TOPOLOGIES[cluster.kind](cluster);
}
