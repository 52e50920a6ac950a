import { LIMITS } from './limits.ts';
import type { NumberFacts } from './quantity.ts';

/** Bounds and grain of a sort of number; each number adds its own label, and narrows what it must. */
export type Facts = Omit<NumberFacts, 'label'>;

export const RATE: Facts = { quantity: 'rate', min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' };
export const LATENCY: Facts = { quantity: 'time', min: 0, max: 1000, step: 0.5, scale: 'linear' };
export const PACKET: Facts = { quantity: 'size', min: 1, max: 65_536, step: 1, scale: 'logarithmic' };
export const TORUS_SIDE: Facts = { quantity: 'count', min: 2, max: 8, step: 1, scale: 'linear' };

/** The size of a message, and the time between two things that keep happening. */
export const MESSAGE: Facts = { quantity: 'size', min: 0.01, max: 1_000_000, step: 1, scale: 'logarithmic' };
export const GAP: Facts = { quantity: 'time', min: 0.01, max: 100_000, step: 0.1, scale: 'logarithmic' };
export const INSTANT: Facts = { quantity: 'time', min: 0, max: 1_000_000, step: 1, scale: 'linear' };
export const SHARE: Facts = { quantity: 'share', min: 0, max: 1, step: 0.01, scale: 'linear' };
/** The number of a chip, counted from 0. Whether the cluster has it is known once it is built. */
export const CHIP: Facts = { quantity: 'count', min: 0, max: LIMITS.chips - 1, step: 1, scale: 'linear' };
export const CHIPS: Facts = { quantity: 'count', min: 2, max: LIMITS.chips, step: 1, scale: 'logarithmic' };
/** Along one dimension of a torus of any shape. */
export const LENGTH: Facts = { quantity: 'count', min: 2, max: 1024, step: 1, scale: 'logarithmic' };
/** How many times as much can enter a switch from below as can leave it upwards. */
export const OVERSUBSCRIPTION: Facts = { quantity: 'count', min: 1, max: 64, step: 1, scale: 'logarithmic' };

/** Bounds of a count that moves in steps of one. */
export function counted(min: number, max: number): Facts {
  return { quantity: 'count', min, max, step: 1, scale: 'linear' };
}
