import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { TimeSpan } from './appState.ts';

/** A time span in a link, in ticks: `480.5-620`. */
export function writeSpan({ from, to }: TimeSpan): string {
  return `${from / MILLITICKS_PER_TICK}-${to / MILLITICKS_PER_TICK}`;
}

/** Parses a span into milliticks; undefined if it is invalid. */
export function readSpan(text: string): TimeSpan | undefined {
  const [, start, end] = /^(\d{1,13}(?:\.\d{1,3})?)-(\d{1,13}(?:\.\d{1,3})?)$/.exec(text) ?? [];
  const [from, to] = [start, end].map((ticks) => Math.round(Number(ticks) * MILLITICKS_PER_TICK));
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}
