import type { Facts } from './facts.ts';

/** A factor by which something takes longer. */
export const FACTOR: Facts = { quantity: 'factor', min: 1, max: 1000, step: 0.1, scale: 'logarithmic' };
