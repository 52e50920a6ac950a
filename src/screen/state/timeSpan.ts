import { type Action, type AppState, durationOf, type TimeSpan } from './appState.ts';

/** The shortest visible span of the timeline, in milliticks. */
const SHORTEST_SPAN = 250;

/** The loop, clamped to this run; undefined if there is none or the run ends before it. */
export function loopOf(state: AppState): TimeSpan | undefined {
  if (state.loop === undefined) return undefined;
  const { from } = state.loop;
  const to = Math.min(state.loop.to, durationOf(state));
  return from < to ? { from, to } : undefined;
}

/** Loops between two times in either order; equal times clear the loop. Outside a talk this leaves the story. */
export function setLoop(one: number, other: number): Action {
  return (state) => {
    const finish = durationOf(state);
    const [from = 0, to = 0] = [one, other]
      .map((time) => Math.round(Math.min(Math.max(time, 0), finish)))
      .sort(ascending);
    const beat = state.mode === 'watch' ? -1 : state.beat;
    return { ...state, beat, loop: from < to ? { from, to } : undefined };
  };
}

export const clearLoop: Action = (state) => (state.loop === undefined ? state : { ...state, loop: undefined });

/** Starts the loop here; it ends where it did if that is later, else with the run. */
export const loopFromHere: Action = (state) => {
  const to = loopOf(state)?.to ?? 0;
  return setLoop(state.time, to > state.time ? to : durationOf(state))(state);
};

/** Ends the loop here; it starts where it did if that is earlier, else with the run. */
export const loopToHere: Action = (state) => {
  const from = loopOf(state)?.from ?? 0;
  return setLoop(from < state.time ? from : 0, state.time)(state);
};

/** The visible span of the timeline. */
export function shownSpan(state: AppState): TimeSpan {
  return state.shownSpan === undefined
    ? { from: 0, to: durationOf(state) }
    : clampSpan(state.shownSpan, durationOf(state));
}

export function showSpan(from: number, to: number): Action {
  return (state) => {
    const finish = durationOf(state);
    const span = clampSpan({ from, to }, finish);
    return { ...state, shownSpan: span.from <= 0 && span.to >= finish ? undefined : span };
  };
}

export const showWholeRun: Action = (state) =>
  state.shownSpan === undefined ? state : { ...state, shownSpan: undefined };

/** Multiplies the visible span by `factor`, about a time that keeps its position. */
export function zoomTimeline(factor: number, around: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    const length = Math.max(SHORTEST_SPAN, (to - from) * factor);
    const before = ((around - from) / (to - from)) * length;
    return to > from ? showSpan(around - before, around - before + length)(state) : state;
  };
}

/** The same about the current time if it is visible, else about the middle. */
export function zoomTimelineHere(factor: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    const isSeen = from <= state.time && state.time <= to;
    return zoomTimeline(factor, isSeen ? state.time : (from + to) / 2)(state);
  };
}

/** Scrolls by a share of the visible span. */
export function panTimeline(share: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    return showSpan(from + share * (to - from), to + share * (to - from))(state);
  };
}

/** Scrolls page by page until the current time is visible. */
export const showTime: Action = (state) => {
  const { from, to } = shownSpan(state);
  if (state.shownSpan === undefined || (from <= state.time && state.time <= to)) return state;
  return panTimeline(Math.floor((state.time - from) / (to - from)))(state);
};

/** At least SHORTEST_SPAN long, and shifted into the run; the whole run if that is shorter. */
function clampSpan({ from, to }: TimeSpan, finish: number): TimeSpan {
  const length = Math.min(finish, Math.max(to - from, SHORTEST_SPAN));
  const start = Math.min(Math.max(from, 0), finish - length);
  return { from: start, to: start + length };
}

const ascending = (a: number, b: number): number => a - b;
