import { z } from 'zod';
import type { Problem } from '../problem.ts';
import type { CountAt } from '../soundness.ts';
import { checkUltraServers, ultraServers } from './ultraServers.ts';

/** Every kind of cluster that a scene can name: one file, and one line in each of these two. */
export const clusterSchema = z.discriminatedUnion('kind', [ultraServers]);
export type ClusterScene = z.infer<typeof clusterSchema>;

/**
 * What the shape of a cluster can't say, by kind. `count` gives sound numbers of the cluster's own keys; `cluster` is the
 * whole, where all of it is sound. Paths of problems begin with `cluster`.
 */
export const CLUSTER_CHECKS: {
  readonly [K in ClusterScene['kind']]: (
    count: CountAt,
    cluster: Extract<ClusterScene, { kind: K }> | undefined,
  ) => Problem[];
} = {
  ultraServers: checkUltraServers,
};
