import { z } from '../zod.ts';
import type { Problem } from '../problem.ts';
import type { CountAt } from '../soundness.ts';
import { campus, checkCampus } from './campus.ts';
import { checkCustom } from './checkCustom.ts';
import { custom } from './custom.ts';
import { fullMesh } from './fullMesh.ts';
import { checkLeafSpine, leafSpine } from './leafSpine.ts';
import { line } from './line.ts';
import { checkOneUltraServer, oneUltraServer } from './oneUltraServer.ts';
import { ring } from './ring.ts';
import { star } from './star.ts';
import { checkSwitchedUltraServers, switchedUltraServers } from './switchedUltraServers.ts';
import { checkTorus, torus } from './torus.ts';
import { checkUltraServers, ultraServers } from './ultraServers.ts';

/** The table of clusters: to add one, write its file and add a line here and to CLUSTER_CHECKS. */
export const clusterSchema = z.discriminatedUnion('kind', [
  ultraServers,
  oneUltraServer,
  line,
  ring,
  star,
  fullMesh,
  torus,
  leafSpine,
  switchedUltraServers,
  campus,
  custom,
]);
export type ClusterScene = z.infer<typeof clusterSchema>;

/**
 * By kind, the check of what its schema can't express. `count` returns the valid numbers of the cluster; `cluster` is undefined unless
 * all of it is valid. Paths of problems start with `cluster`.
 */
export const CLUSTER_CHECKS: {
  readonly [K in ClusterScene['kind']]: (
    count: CountAt,
    cluster: Extract<ClusterScene, { kind: K }> | undefined,
  ) => Problem[];
} = {
  ultraServers: checkUltraServers,
  oneUltraServer: checkOneUltraServer,
  line: () => [],
  ring: () => [],
  star: () => [],
  fullMesh: () => [],
  torus: checkTorus,
  leafSpine: checkLeafSpine,
  switchedUltraServers: checkSwitchedUltraServers,
  campus: checkCampus,
  custom: checkCustom,
};
