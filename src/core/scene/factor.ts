import type { Facts } from './facts.ts';

/** How many times as long something takes. */
export const FACTOR: Facts = { quantity: 'factor', min: 1, max: 1000, step: 0.1, scale: 'logarithmic' };
