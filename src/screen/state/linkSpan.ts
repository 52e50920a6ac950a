import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { TimeSpan } from './appState.ts';

/** `480.5-620`: a stretch of time in an address, in ticks. */
export function writeSpan({ from, to }: TimeSpan): string {
  return `${from / MILLITICKS_PER_TICK}-${to / MILLITICKS_PER_TICK}`;
}

/** What an address says in ticks, in milliticks; undefined where that is no stretch of time. */
export function readSpan(text: string): TimeSpan | undefined {
  const [, start, end] = /^(\d{1,13}(?:\.\d{1,3})?)-(\d{1,13}(?:\.\d{1,3})?)$/.exec(text) ?? [];
  const [from, to] = [start, end].map((ticks) => Math.round(Number(ticks) * MILLITICKS_PER_TICK));
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}
