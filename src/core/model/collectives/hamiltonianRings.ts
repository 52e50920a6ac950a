import type { RingOrders } from './ring.ts';

/**
 * Two Hamiltonian cycles of the 4 × 4 torus that share no link and together use all 32; rank = 4 · row + column. The AWS Neuron
 * documentation says that two such cycles exist, but not which ones it uses. These were found by a search.
 */
const FIRST = [0, 4, 8, 12, 13, 1, 5, 9, 10, 14, 2, 6, 7, 11, 15, 3];
const SECOND = [0, 1, 2, 3, 7, 4, 5, 6, 10, 11, 8, 9, 13, 14, 15, 12];

/** One, two or four directed rings on a 4 × 4 torus: one cycle, both of its directions, both directions of both cycles. */
export const HAMILTONIAN_RINGS: Readonly<Record<1 | 2 | 4, RingOrders>> = {
  1: [FIRST],
  2: [FIRST, FIRST.toReversed()],
  4: [FIRST, FIRST.toReversed(), SECOND, SECOND.toReversed()],
};
