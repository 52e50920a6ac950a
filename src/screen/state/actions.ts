import { THEME_NAMES, type ThemeName } from '../../core/base/themes.ts';
import type { Language } from '../../core/base/text.ts';
import { type Problem, SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { parseScene } from '../../core/scene/parse.ts';
import type { ViewName } from '../../core/base/views.ts';
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

/** Actions of the user and the page. Pure: each maps a state to the next. */

/** Resumes playing. At the end, starts again from the start of the current beat, the loop or the run. */
export const play: Action = (state) => {
  if (state.run === undefined) return state;
  const { from, to, isLoop } = playedSpan(state);
  const isOutside = state.time >= to || (isLoop && state.time < from);
  return { ...state, playing: true, time: isOutside ? from : state.time };
};

export const pause: Action = (state) => (state.playing ? { ...state, playing: false } : state);

export const togglePlay: Action = (state) => (state.playing ? pause(state) : play(state));

/** Seeks to a time in milliticks, clamped to the run. */
export function seek(time: number): Action {
  return (state) => ({ ...state, time: Math.min(Math.max(time, 0), durationOf(state)) });
}

/** Seeks to the next or previous event (a start or an end) and pauses. */
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

/** One step up or down in SPEEDS. */
export function changeSpeed(direction: 1 | -1): Action {
  return (state) => {
    const at = (SPEEDS as readonly number[]).indexOf(state.speed);
    return { ...state, speed: SPEEDS[at + direction] ?? state.speed };
  };
}

export const setLanguage =
  (language: Language): Action =>
  (state) => ({ ...state, language });
export const setTheme =
  (theme: ThemeName): Action =>
  (state) => ({ ...state, theme });
/** Cycles through the themes. */
export const nextTheme: Action = (state) => ({
  ...state,
  theme: THEME_NAMES[(THEME_NAMES.indexOf(state.theme) + 1) % THEME_NAMES.length]!,
});
export const setView =
  (view: ViewName | undefined): Action =>
  (state) => ({ ...state, view });
/** Opens a side panel, replacing the other one; closes it if it is open. */
export function toggleSide(side: Side): Action {
  return (state) => ({ ...state, side: state.side === side ? undefined : side });
}
export const toggleHelp: Action = (state) => ({ ...state, help: !state.help });

/** Starts beat `index`, clamped to the beats of the scene. */
export function startBeat(index: number, playing: boolean): Action {
  return (state) => {
    const beat = Math.min(Math.max(index, 0), state.scene.beats.length - 1);
    if (beat < 0 || state.run === undefined) return state;
    const next = { ...state, beat };
    return { ...next, time: beatSpan(next)?.from ?? 0, playing };
  };
}

export const nextBeat: Action = (state) => startBeat(state.beat + 1, true)(state);
export const previousBeat: Action = (state) => startBeat(state.beat - 1, true)(state);

/** Leaves the story: no beat is current, and time runs over the whole run. */
export const leaveBeats: Action = (state) => ({ ...state, beat: -1 });

/** Enters talk mode, at the first beat unless one is current. */
export const enterTalk: Action = (state) => {
  const talk: AppState = { ...state, mode: 'talk', inspection: NO_INSPECTION, help: false, side: undefined };
  return state.beat < 0 ? startBeat(0, false)(talk) : talk;
};

export const leaveTalk: Action = (state) => ({ ...state, mode: 'watch', beat: -1, playing: false });

/** Changes one number or choice of the scene. Throws SceneError if the path or the value is invalid. */
export function tweak(path: string, value: Tweak['value']): Action {
  return (state) => changeScene(state, tweakScene(state.scene, [{ path, value }]), path);
}

/** Resets all tweaks. */
export const resetTweaks: Action = (state) => changeScene(state, state.written);

/** Opens the scene of a file. If `given` is a text that is no scene the state stays, with the problems in `trouble`. */
export function openScene(file: string, given: string | Scene): Action {
  return (state) => {
    try {
      const scene = typeof given === 'string' ? parseScene(given) : given;
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
      return refuseFile(file, error.problems)(state);
    }
  };
}

/** Reports that a file can't be opened. A pending run continues, and so does its progress. */
export const refuseFile =
  (file: string, problems: readonly Problem[]): Action =>
  (state) => ({ ...state, trouble: { file, problems }, opened: undefined });

/** Also removes the outcome of an earlier link. */
export const reportTrouble =
  (trouble: Trouble): Action =>
  (state) => ({ ...state, trouble, opened: undefined, pending: undefined, slow: false });
export const dismissTrouble: Action = (state) => ({ ...state, trouble: undefined });

export const reportProgress =
  (progress: number): Action =>
  (state) => ({ ...state, pending: progress });

/** Share of the picture's preparation that is done; undefined when it is ready. */
export const reportPreparing =
  (share: number | undefined): Action =>
  (state) =>
    state.preparing === share ? state : { ...state, preparing: share };

/** The pending run is slow, so its progress is shown. */
export const reportSlow: Action = (state) => (state.pending === undefined ? state : { ...state, slow: true });

/** Clears the progress: no run is pending. */
export const endProgress: Action = (state) =>
  state.pending === undefined ? state : { ...state, pending: undefined, slow: false };

/**
 * A run is finished. It is shown at the same time, clamped to its finish; the beat of a link starts now. A run of an
 * intermediate step of a slider is only shown: the latest one stays pending.
 */
export function receiveRun(run: Run): Action {
  return (state) => {
    const { file, written, history } = state;
    const baseline = run.scene === written ? run : state.baseline;
    const shown = { file, written, history };
    const inspection = inspectionIn(run.reader.trace, state.inspection);
    const shownNow = { ...state, run, inspection, baseline, shown, before: undefined };
    if (run.scene !== state.scene) return shownNow;
    const received = { ...shownNow, pending: undefined, slow: false };
    const isBeatAsked = state.opened?.scene === run.scene && state.opened.time === undefined;
    return keepInRun(isBeatAsked ? startBeat(state.beat, state.playing)(received) : received);
  };
}

/** Clamps the time to the run, once all runs that are shown are finished. */
export function keepInRun(state: AppState): AppState {
  const isAwaited = state.run === undefined || (isComparing(state) && baselineOf(state) === undefined);
  return isAwaited ? state : seek(state.time)(state);
}

/** Returns to the last scene that could be run. */
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

/** Cancels the pending run and returns to the scene that is shown. Undo runs the cancelled one again. */
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
