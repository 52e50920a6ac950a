import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { Moment } from '../../core/scene/schema.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { type AppState, durationOf } from './appState.ts';

/** The speeds offered, as multiples of the scene's pace. */
export const SPEEDS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** The instant, in milliticks, that a moment of the scene stands for in this run. */
export function instantOf(moment: Moment, trace: Trace): number {
  if (typeof moment === 'string') return trace.moments[moment] ?? 0;
  const [from, to] = moment.between;
  const start = trace.moments[from] ?? 0;
  return Math.round(start + ((trace.moments[to] ?? 0) - start) * moment.share);
}

/** Where the told beat begins and ends in this run, or undefined when none is told. */
export function beatSpan(state: AppState): { from: number; to: number; speed: number } | undefined {
  const beat = state.run?.scene.beats[state.beat];
  if (beat === undefined || state.run === undefined) return undefined;
  const { trace } = state.run.reader;
  return { from: instantOf(beat.from, trace), to: instantOf(beat.to, trace), speed: beat.speed };
}

/** The state after `seconds` of showing: time moves on, and playing stops at the end of the told beat or of the run. */
export function advance(state: AppState, seconds: number): AppState {
  if (!state.playing || state.run === undefined) return state;
  const span = beatSpan(state);
  const pace = state.run.scene.ticksPerSecond * MILLITICKS_PER_TICK * state.speed * (span?.speed ?? 1);
  const end = span === undefined ? durationOf(state) : Math.max(span.from, span.to);
  const time = state.time + seconds * pace;
  return time < end ? { ...state, time } : { ...state, time: Math.max(end, 0), playing: false };
}
