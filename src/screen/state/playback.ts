import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { Beat, Moment } from '../../core/scene/schema.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { type AppState, durationOf, type TimeSpan } from './appState.ts';
import { loopOf } from './timeSpan.ts';

/** Factors on the scene's pace. */
export const SPEEDS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** The time of a moment in this run, in milliticks. */
export function instantOf(moment: Moment, trace: Trace): number {
  if (typeof moment === 'string') return trace.moments[moment] ?? 0;
  const [from, to] = moment.between;
  const start = trace.moments[from] ?? 0;
  return Math.round(start + ((trace.moments[to] ?? 0) - start) * moment.share);
}

/** The span of a beat in this run. If the numbers put its end before its start, it is empty at its start. */
export function stretchOf({ from, to }: Pick<Beat, 'from' | 'to'>, trace: Trace): TimeSpan {
  const begin = instantOf(from, trace);
  return { from: begin, to: Math.max(begin, instantOf(to, trace)) };
}

/** The span and speed of the current beat. A beat that ends at the finish lasts until all runs that are shown finish. */
export function beatSpan(state: AppState): { from: number; to: number; speed: number } | undefined {
  const beat = state.run?.scene.beats[state.beat];
  if (beat === undefined || state.run === undefined) return undefined;
  const { trace } = state.run.reader;
  const { from, to } = stretchOf(beat, trace);
  return { from, to: to === trace.finish ? durationOf(state) : to, speed: beat.speed };
}

/** The span that is played: the current beat, else the loop, else the run. */
export function playedSpan(state: AppState): TimeSpan & { readonly isLoop: boolean } {
  const span = beatSpan(state);
  if (span !== undefined) return { from: span.from, to: span.to, isLoop: false };
  const loop = loopOf(state);
  return loop === undefined ? { from: 0, to: durationOf(state), isLoop: false } : { ...loop, isLoop: true };
}

/**
 * The state after `seconds` of playing: time wraps at the end of the loop, and stops at the end of the beat or run. With less
 * motion time moves in steps from event to event.
 */
export function advance(state: AppState, seconds: number): AppState {
  if (!state.playing || state.run === undefined) return state;
  const pace = state.run.scene.ticksPerSecond * MILLITICKS_PER_TICK * state.speed * (beatSpan(state)?.speed ?? 1);
  const { from, to, isLoop } = playedSpan(state);
  const played = { ...state, playedSeconds: state.playedSeconds + seconds };
  const since = sinceStep(state);
  const time = state.time + since.ahead + seconds * pace;
  if (time < to) return state.motion === 'less' ? step(played, time, since.seconds + seconds) : { ...played, time };
  const ended = { ...played, step: undefined };
  if (!isLoop) return { ...ended, time: to, playing: false };
  return { ...ended, time: state.motion === 'less' ? from : from + ((time - from) % (to - from)) };
}

/** Minimum seconds between steps with less motion. */
const STEP = 0.25;

/** The clock since the last step; zero if the time has been changed by something else. */
function sinceStep({ motion, time, step }: AppState): { readonly ahead: number; readonly seconds: number } {
  return motion === 'less' && step?.at === time ? step : { ahead: 0, seconds: 0 };
}

/** Steps to the last event up to `clock`, at most every STEP seconds. */
function step(state: AppState, clock: number, seconds: number): AppState {
  const event = seconds < STEP ? state.time : Math.max(state.time, lastEventBy(state, clock));
  const isStep = event > state.time;
  return { ...state, time: event, step: { at: event, ahead: clock - event, seconds: isStep ? 0 : seconds } };
}

function lastEventBy({ run }: AppState, time: number): number {
  return run?.reader.previousInstant(Math.floor(time) + 1) ?? 0;
}
