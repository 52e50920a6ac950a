import { LIMITS } from './limits.ts';
import type { NumberFacts } from './quantity.ts';

/** Range and step of a kind of number. Each number adds its label and may narrow the range. */
export type Facts = Omit<NumberFacts, 'label'>;

export const RATE: Facts = { quantity: 'rate', min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' };
export const LATENCY: Facts = { quantity: 'time', min: 0, max: 1000, step: 0.5, scale: 'linear' };
export const PACKET: Facts = { quantity: 'size', min: 1, max: 65_536, step: 1, scale: 'logarithmic' };
export const TORUS_SIDE: Facts = { quantity: 'count', min: 2, max: 8, step: 1, scale: 'linear' };

/** The size of a message, and the time between two repetitions. */
export const MESSAGE: Facts = { quantity: 'size', min: 0.01, max: 1_000_000, step: 1, scale: 'logarithmic' };
export const GAP: Facts = { quantity: 'time', min: 0.01, max: 100_000, step: 0.1, scale: 'logarithmic' };
export const INSTANT: Facts = { quantity: 'time', min: 0, max: 1_000_000, step: 1, scale: 'linear' };
export const SHARE: Facts = { quantity: 'share', min: 0, max: 1, step: 0.01, scale: 'linear' };
/** The number of a chip, from 0. Whether the cluster has it is checked once it is built. */
export const CHIP: Facts = { quantity: 'count', min: 0, max: LIMITS.chips - 1, step: 1, scale: 'linear' };
export const CHIPS: Facts = { quantity: 'count', min: 2, max: LIMITS.chips, step: 1, scale: 'logarithmic' };
/** Chips along one dimension of a line, ring, torus or mesh. */
export const LENGTH: Facts = { quantity: 'count', min: 2, max: 1024, step: 1, scale: 'logarithmic' };
/** The rate into a switch from below, divided by its rate upwards. */
export const OVERSUBSCRIPTION: Facts = { quantity: 'count', min: 1, max: 64, step: 1, scale: 'logarithmic' };

/** Range of a count with step 1. */
export function counted(min: number, max: number): Facts {
  return { quantity: 'count', min, max, step: 1, scale: 'linear' };
}
