import { atOnce, type Steps } from '../../base/steps.ts';
import type { Scene } from '../../scene/schema.ts';
import type { Cluster } from '../cluster.ts';
import { campusInSteps } from './campus.ts';
import { customInSteps } from './custom.ts';
import { fullMeshInSteps } from './fullMesh.ts';
import { leafSpineInSteps } from './leafSpine.ts';
import { lineInSteps } from './line.ts';
import { oneUltraServerInSteps } from './oneUltraServer.ts';
import { ringInSteps } from './ring.ts';
import { starInSteps } from './star.ts';
import { switchedUltraServersInSteps } from './switchedUltraServers.ts';
import { torusInSteps } from './torus.ts';
import { ultraServersInSteps } from './ultraServers.ts';

type ClusterKind = Scene['cluster']['kind'];
type BuildCluster<K extends ClusterKind> = (cluster: Extract<Scene['cluster'], { kind: K }>) => Steps<Cluster>;

/** The table of topologies: to add one, write its file and add a line here. */
const TOPOLOGIES: { readonly [K in ClusterKind]: BuildCluster<K> } = {
  ultraServers: ultraServersInSteps,
  oneUltraServer: oneUltraServerInSteps,
  line: lineInSteps,
  ring: ringInSteps,
  star: starInSteps,
  fullMesh: fullMeshInSteps,
  torus: torusInSteps,
  leafSpine: leafSpineInSteps,
  switchedUltraServers: switchedUltraServersInSteps,
  campus: campusInSteps,
  custom: customInSteps,
};

export function clusterInSteps(cluster: Scene['cluster']): Steps<Cluster> {
  const build = TOPOLOGIES[cluster.kind] as BuildCluster<ClusterKind>;
  return build(cluster);
}

export const buildCluster = atOnce(clusterInSteps);
