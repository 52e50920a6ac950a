import type { Network, Router } from './network.ts';

/** A built cluster: its network, its routes, and the groups of chips that collectives run over. */
export type Cluster = {
  readonly network: Network;
  readonly route: Router;
  /** Rings of chips along each torus dimension, X then Y then Z: `rings[d]` covers every chip once. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Chips of the same place, one from each UltraServer. */
  readonly peers: readonly (readonly number[])[];
};
