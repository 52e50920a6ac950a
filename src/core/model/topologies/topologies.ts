import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import { buildCampus } from './campus.ts';
import { buildCustom } from './custom.ts';
import { buildFullMesh } from './fullMesh.ts';
import { buildLeafSpine } from './leafSpine.ts';
import { buildLine } from './line.ts';
import { buildOneUltraServer } from './oneUltraServer.ts';
import { buildRing } from './ring.ts';
import { buildStar } from './star.ts';
import { buildSwitchedUltraServers } from './switchedUltraServers.ts';
import { buildTorus } from './torus.ts';
import { buildUltraServers } from './ultraServers.ts';

type Kind = Scene['cluster']['kind'];
type BuildCluster<K extends Kind> = (cluster: Extract<Scene['cluster'], { kind: K }>) => Cluster;

/** Every topology: one file and one line here. */
const TOPOLOGIES: { readonly [K in Kind]: BuildCluster<K> } = {
  ultraServers: buildUltraServers,
  oneUltraServer: buildOneUltraServer,
  line: buildLine,
  ring: buildRing,
  star: buildStar,
  fullMesh: buildFullMesh,
  torus: buildTorus,
  leafSpine: buildLeafSpine,
  switchedUltraServers: buildSwitchedUltraServers,
  campus: buildCampus,
  custom: buildCustom,
};

export function buildCluster(cluster: Scene['cluster']): Cluster {
  const build = TOPOLOGIES[cluster.kind] as BuildCluster<Kind>;
  return build(cluster);
}
