import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { Beat, Moment } from '../../core/scene/schema.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { type AppState, durationOf, type TimeSpan } from './appState.ts';
import { loopOf } from './timeSpan.ts';

/** The speeds offered, as multiples of the scene's pace. */
export const SPEEDS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16] as const;

/** The instant, in milliticks, that a moment of the scene stands for in this run. */
export function instantOf(moment: Moment, trace: Trace): number {
  if (typeof moment === 'string') return trace.moments[moment] ?? 0;
  const [from, to] = moment.between;
  const start = trace.moments[from] ?? 0;
  return Math.round(start + ((trace.moments[to] ?? 0) - start) * moment.share);
}

/** Where a beat lies in a run. One that ends before it begins, as numbers may have it, has no length: it stands still where it begins. */
export function stretchOf({ from, to }: Pick<Beat, 'from' | 'to'>, trace: Trace): TimeSpan {
  const begin = instantOf(from, trace);
  return { from: begin, to: Math.max(begin, instantOf(to, trace)) };
}

/** Where the told beat begins and ends in this run, or undefined when none is told. One to the end lasts until all shown runs end. */
export function beatSpan(state: AppState): { from: number; to: number; speed: number } | undefined {
  const beat = state.run?.scene.beats[state.beat];
  if (beat === undefined || state.run === undefined) return undefined;
  const { trace } = state.run.reader;
  const { from, to } = stretchOf(beat, trace);
  return { from, to: to === trace.finish ? durationOf(state) : to, speed: beat.speed };
}

/** Between what instants time runs: those of the told beat, of the loop, or of the run. While a beat is told no loop holds. */
export function playedSpan(state: AppState): TimeSpan & { readonly isLoop: boolean } {
  const span = beatSpan(state);
  if (span !== undefined) return { from: span.from, to: span.to, isLoop: false };
  const loop = loopOf(state);
  return loop === undefined ? { from: 0, to: durationOf(state), isLoop: false } : { ...loop, isLoop: true };
}

/**
 * The state after `seconds` of showing: time moves on, begins again at the end of the loop, and stops at the end of the told
 * beat or of the run. With less motion it is shown in steps.
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

/** With less motion the picture changes no more often than this, in seconds. */
const STEP = 0.25;

/** How far playing has come beyond the instant shown; nothing, where that instant was gone to by other ways. */
function sinceStep({ motion, time, step }: AppState): { readonly ahead: number; readonly seconds: number } {
  return motion === 'less' && step?.at === time ? step : { ahead: 0, seconds: 0 };
}

/** Shows the last event up to `clock`, where one is due and a step is too. */
function step(state: AppState, clock: number, seconds: number): AppState {
  const event = seconds < STEP ? state.time : Math.max(state.time, lastEventBy(state, clock));
  const isStep = event > state.time;
  return { ...state, time: event, step: { at: event, ahead: clock - event, seconds: isStep ? 0 : seconds } };
}

function lastEventBy({ run }: AppState, time: number): number {
  return run?.reader.previousInstant(Math.floor(time) + 1) ?? 0;
}
