import { THEME_NAMES } from '../../core/base/themes.ts';
import type { Language } from '../../core/base/text.ts';
import type { ReadText } from '../../core/scene/json.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { parseScene } from '../../core/scene/parse.ts';
import type { ViewName } from '../../core/scene/views.ts';
import { type Tweak, tweakScene } from '../../core/scene/tweak.ts';
import {
  type Action,
  type AppState,
  baselineOf,
  durationOf,
  isComparing,
  NO_HISTORY,
  type Run,
  shownRuns,
  type Side,
  type Trouble,
} from './appState.ts';
import { returnToFallback, fallbackOf } from './fallback.ts';
import { FITTED } from './camera.ts';
import { changeScene } from './history.ts';
import { inspectionIn, NO_INSPECTION } from './inspection.ts';
import { beatSpan, playedSpan, SPEEDS } from './playback.ts';

/** What a user or the page can do to the state. Pure: the next state is a function of this one. */

/** Plays on; from the start (of the told beat, of the loop or of the run) where the end had been reached. */
export const play: Action = (state) => {
  if (state.run === undefined) return state;
  const { from, to, isLoop } = playedSpan(state);
  const isOutside = state.time >= to || (isLoop && state.time < from);
  return { ...state, playing: true, time: isOutside ? from : state.time };
};

export const pause: Action = (state) => (state.playing ? { ...state, playing: false } : state);

export const togglePlay: Action = (state) => (state.playing ? pause(state) : play(state));

/** Goes to an instant in milliticks, kept within the run. */
export function seek(time: number): Action {
  return (state) => ({ ...state, time: Math.min(Math.max(time, 0), durationOf(state)) });
}

/** Goes to the next or the previous instant at which something begins or ends, and stops there. */
export function stepEvent(direction: 1 | -1): Action {
  return (state) => {
    if (state.run === undefined) return state;
    const readers = shownRuns(state).map((run) => run.reader);
    const time =
      direction === 1
        ? Math.min(...readers.map((reader) => reader.nextInstant(state.time) ?? durationOf(state)))
        : Math.max(...readers.map((reader) => reader.previousInstant(state.time) ?? 0));
    return { ...state, playing: false, time };
  };
}

export function setSpeed(speed: number): Action {
  return (state) => ((SPEEDS as readonly number[]).includes(speed) ? { ...state, speed } : state);
}

/** One speed up or down. */
export function changeSpeed(direction: 1 | -1): Action {
  return (state) => {
    const at = (SPEEDS as readonly number[]).indexOf(state.speed);
    return { ...state, speed: SPEEDS[at + direction] ?? state.speed };
  };
}

export const setLanguage =
  (language: Language): Action =>
  (state) => ({ ...state, language });
/** The next of the themes, round and round. */
export const nextTheme: Action = (state) => ({
  ...state,
  theme: THEME_NAMES[(THEME_NAMES.indexOf(state.theme) + 1) % THEME_NAMES.length]!,
});
export const setView =
  (view: ViewName | undefined): Action =>
  (state) => ({ ...state, view });
/** Opens what stands beside the picture, in place of what stood there; or closes it. */
export function toggleSide(side: Side): Action {
  return (state) => ({ ...state, side: state.side === side ? undefined : side });
}
export const toggleHelp: Action = (state) => ({ ...state, help: !state.help });

/** Tells beat `index` from its beginning; playing goes on or stays off as it was asked for. */
export function tellBeat(index: number, playing: boolean): Action {
  return (state) => {
    const beat = Math.min(Math.max(index, 0), state.scene.beats.length - 1);
    if (beat < 0 || state.run === undefined) return state;
    const told = { ...state, beat };
    return { ...told, time: beatSpan(told)?.from ?? 0, playing };
  };
}

export const nextBeat: Action = (state) => tellBeat(state.beat + 1, true)(state);
export const previousBeat: Action = (state) => tellBeat(state.beat - 1, true)(state);

/** Leaves the story: time runs freely over the whole run. */
export const leaveBeats: Action = (state) => ({ ...state, beat: -1 });

/** Only picture, caption and mark; begins with the first beat where none is being told. */
export const enterTalk: Action = (state) => {
  const talk: AppState = { ...state, mode: 'talk', inspection: NO_INSPECTION, help: false, side: undefined };
  return state.beat < 0 ? tellBeat(0, false)(talk) : talk;
};

export const leaveTalk: Action = (state) => ({ ...state, mode: 'watch', beat: -1, playing: false });

/** One number or choice of the scene becomes `value`. Throws SceneError where the path or the value is wrong. */
export function tweak(path: string, value: Tweak['value']): Action {
  return (state) => changeScene(state, tweakScene(state.scene, [{ path, value }]), path);
}

/** All numbers as the file has them. */
export const resetTweaks: Action = (state) => changeScene(state, state.written);

/** Opens a scene from the text of a file; a wrong one leaves everything as it is, with the trouble told. */
export function openScene(file: string, text: string | ReadText): Action {
  return (state) => {
    try {
      const scene = parseScene(text);
      return {
        ...state,
        file,
        written: scene,
        scene,
        history: NO_HISTORY,
        fallback: fallbackOf(state),
        camera: FITTED,
        inspection: NO_INSPECTION,
        trouble: undefined,
        notice: undefined,
        opened: undefined,
        time: 0,
        beat: -1,
        playing: false,
        view: undefined,
        loop: undefined,
        shownSpan: undefined,
      };
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      // A run under way goes on, and is told of as before.
      const { pending, slow } = state;
      return { ...reportTrouble({ file, problems: error.problems })(state), pending, slow };
    }
  };
}

/** What an earlier link gave is not told beside it. */
export const reportTrouble =
  (trouble: Trouble): Action =>
  (state) => ({ ...state, trouble, opened: undefined, pending: undefined, slow: false });
export const dismissTrouble: Action = (state) => ({ ...state, trouble: undefined });

export const reportProgress =
  (progress: number): Action =>
  (state) => ({ ...state, pending: progress });

/** The run being made takes long. */
export const reportSlow: Action = (state) => (state.pending === undefined ? state : { ...state, slow: true });

/** No run is being made any more. */
export const endProgress: Action = (state) =>
  state.pending === undefined ? state : { ...state, pending: undefined, slow: false };

/**
 * A run has come: it is shown at the same instant, or at its end where it ends sooner; a beat that a link asked for begins. One on the
 * way to the next step of a moving hand is shown and no more: the next is still awaited, at the same instant.
 */
export function receiveRun(run: Run): Action {
  return (state) => {
    const { file, written, history } = state;
    const baseline = run.scene === written ? run : state.baseline;
    const shown = { file, written, history };
    const inspection = inspectionIn(run.reader.trace, state.inspection);
    const passed = { ...state, run, inspection, baseline, shown, before: undefined };
    if (run.scene !== state.scene) return passed;
    const received = { ...passed, pending: undefined, slow: false };
    const isBeatAsked = state.opened?.scene === run.scene && state.opened.time === undefined;
    return keepInRun(isBeatAsked ? tellBeat(state.beat, state.playing)(received) : received);
  };
}

/** The same instant, or the end where the run ends sooner: known once all runs that are shown are there. */
export function keepInRun(state: AppState): AppState {
  const isAwaited = state.run === undefined || (isComparing(state) && baselineOf(state) === undefined);
  return isAwaited ? state : seek(state.time)(state);
}

/** The scene that could not be run is dropped for the last one that could. */
export function refuseScene(trouble: Trouble): Action {
  return (state) => {
    const { shown, history } = state;
    const scene: Scene = state.run?.scene ?? state.written;
    if (shown !== undefined && shown.written !== state.written) {
      return reportTrouble(trouble)({ ...state, ...shown, scene });
    }
    const past = history.past.at(-1) === scene ? history.past.slice(0, -1) : history.past;
    return reportTrouble(trouble)({ ...state, scene, history: { ...history, past, gesture: undefined } });
  };
}

/** Gives up the run being made: the scene that is shown is the one wanted again. Undone, the run is made after all. */
export const cancelRun: Action = (state) => {
  const { run, shown } = state;
  if (state.pending === undefined || run === undefined || shown === undefined) return state;
  const back = returnToFallback(state);
  if (back !== undefined) return back;
  const idle = { ...state, pending: undefined, slow: false };
  return shown.written === state.written
    ? changeScene(idle, run.scene)
    : { ...idle, ...shown, scene: run.scene, trouble: undefined };
};
