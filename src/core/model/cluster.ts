import type { Network, Router } from './network.ts';
import type { Spreading } from './spreading.ts';

/** The same function `isCut` says the same whenever it is asked: after a change another one is given. */
export type Reroute = (from: number, to: number, isCut: (link: number) => boolean) => readonly number[] | undefined;

/** A built cluster: its network, its routes, and the groups of chips that collectives run over. */
export type Cluster = {
  readonly network: Network;
  readonly route: Router;
  /** How messages use the equal paths that `route` gives. */
  readonly spreading: Spreading;
  /**
   * Links of a path that avoids cut links, where the topology knows one beyond the equal paths; undefined where it knows
   * none. A function of its arguments alone.
   */
  readonly reroute?: Reroute;
  /** Chips joined by scale-up links alone, one list an UltraServer; the whole cluster where there is no such border. */
  readonly domains: readonly (readonly number[])[];
  /** Rings of chips along each torus dimension, X then Y then Z: `rings[d]` covers every chip once. Empty where
   * there is no torus. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Chips of the same place, one from each domain; empty where there is one domain. */
  readonly peers: readonly (readonly number[])[];
};
