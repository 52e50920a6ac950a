import type { Network, Router } from './network.ts';
import type { Spreading } from './spreading.ts';

/**
 * Returns the links of a path from a node to a node that avoids cut links; undefined if there is none. The answers of one
 * `isCut` function must never change: after a fault the caller passes a new function.
 */
export type Reroute = (from: number, to: number, isCut: (link: number) => boolean) => readonly number[] | undefined;

/** A built cluster: its network, its routes, and the groups of chips that collectives run over. */
export type Cluster = {
  readonly network: Network;
  readonly route: Router;
  /** How messages use the equal paths that `route` returns. */
  readonly spreading: Spreading;
  /**
   * Finds detours beyond the equal paths. A function of its arguments alone. A topology without it uses the equal paths only.
   */
  readonly reroute?: Reroute;
  /** Scale-up domains: the chips that scale-up links join, one list per UltraServer; one list for a cluster without that boundary. */
  readonly domains: readonly (readonly number[])[];
  /** The rings of chips along each torus dimension, X then Y then Z: `rings[d]` has every chip once. Empty if there is no torus. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Lists of chips at the same place of their domains, one from each domain; empty if there is one domain. */
  readonly peers: readonly (readonly number[])[];
};
