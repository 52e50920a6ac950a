import type { Network, Router } from './network.ts';

/** A built cluster: its network, its routes, and the groups of chips that collectives run over. */
export type Cluster = {
  readonly network: Network;
  readonly route: Router;
  /** Chips joined by scale-up links alone, one list an UltraServer; the whole cluster where there is no such border. */
  readonly domains: readonly (readonly number[])[];
  /** Rings of chips along each torus dimension, X then Y then Z: `rings[d]` covers every chip once. Empty where
   * there is no torus. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Chips of the same place, one from each domain; empty where there is one domain. */
  readonly peers: readonly (readonly number[])[];
};
