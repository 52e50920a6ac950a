import { type Action, type AppState, durationOf, type TimeSpan } from './appState.ts';

/** The least that the timeline shows at once, in milliticks. */
const SHORTEST_SPAN = 250;

/** The loop as this run has it; undefined where none is set, or where the run ends before it. */
export function loopOf(state: AppState): TimeSpan | undefined {
  if (state.loop === undefined) return undefined;
  const { from } = state.loop;
  const to = Math.min(state.loop.to, durationOf(state));
  return from < to ? { from, to } : undefined;
}

/** Loops between two instants in either order; with one instant for both nothing is looped. Outside a talk the story is left. */
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

/** The loop begins here; it ends where it did, if that is later, else with the run. */
export const loopFromHere: Action = (state) => {
  const to = loopOf(state)?.to ?? 0;
  return setLoop(state.time, to > state.time ? to : durationOf(state))(state);
};

/** The loop ends here; it begins where it did, if that is earlier, else with the run. */
export const loopToHere: Action = (state) => {
  const from = loopOf(state)?.from ?? 0;
  return setLoop(from < state.time ? from : 0, state.time)(state);
};

/** What of the run the timeline shows. */
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

/** Shows `factor` times as much, around an instant that keeps its place. */
export function zoomTimeline(factor: number, around: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    const length = Math.max(SHORTEST_SPAN, (to - from) * factor);
    const before = ((around - from) / (to - from)) * length;
    return to > from ? showSpan(around - before, around - before + length)(state) : state;
  };
}

/** The same around the instant shown, where it can be seen; else around the middle. */
export function zoomTimelineHere(factor: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    const isSeen = from <= state.time && state.time <= to;
    return zoomTimeline(factor, isSeen ? state.time : (from + to) / 2)(state);
  };
}

/** Goes along the run by a share of what is shown. */
export function panTimeline(share: number): Action {
  return (state) => {
    const { from, to } = shownSpan(state);
    return showSpan(from + share * (to - from), to + share * (to - from))(state);
  };
}

/** Turns pages until the instant shown is in sight. */
export const showTime: Action = (state) => {
  const { from, to } = shownSpan(state);
  if (state.shownSpan === undefined || (from <= state.time && state.time <= to)) return state;
  return panTimeline(Math.floor((state.time - from) / (to - from)))(state);
};

/** As long as it is and no shorter than the closest view, moved into the run; the run where it is longer than that. */
function clampSpan({ from, to }: TimeSpan, finish: number): TimeSpan {
  const length = Math.min(finish, Math.max(to - from, SHORTEST_SPAN));
  const start = Math.min(Math.max(from, 0), finish - length);
  return { from: start, to: start + length };
}

const ascending = (a: number, b: number): number => a - b;
