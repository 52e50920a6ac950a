import type { NumberFacts } from './quantity.ts';

/** Bounds and grain of a sort of number; each number adds its own label, and narrows what it must. */
export type Facts = Omit<NumberFacts, 'label'>;

export const RATE: Facts = { quantity: 'rate', min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' };
export const LATENCY: Facts = { quantity: 'time', min: 0, max: 1000, step: 0.5, scale: 'linear' };
export const PACKET: Facts = { quantity: 'size', min: 1, max: 65_536, step: 1, scale: 'logarithmic' };
export const TORUS_SIDE: Facts = { quantity: 'count', min: 2, max: 8, step: 1, scale: 'linear' };
