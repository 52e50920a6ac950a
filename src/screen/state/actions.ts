import type { Language } from '../../core/base/text.ts';
import { upperBound } from '../../core/base/search.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { parseScene } from '../../core/scene/parse.ts';
import { tweakScene } from '../../core/scene/tweak.ts';
import {
  type AppState,
  durationOf,
  NO_HISTORY,
  type Run,
  type Side,
  type ThemeName,
  type Trouble,
} from './appState.ts';
import { changeScene } from './history.ts';
import { beatSpan, playedSpan, SPEEDS } from './playback.ts';

/** What a user or the page can do to the state. Pure: the next state is a function of this one. */
export type Action = (state: AppState) => AppState;

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
    const instants = state.run.reader.instants();
    const at = upperBound(instants, state.time);
    const isOnOne = instants[at - 1] === state.time;
    const next = direction === 1 ? instants[at] : instants[isOnOne ? at - 2 : at - 1];
    return { ...state, playing: false, time: next ?? (direction === 1 ? durationOf(state) : 0) };
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
export const setTheme =
  (theme: ThemeName): Action =>
  (state) => ({ ...state, theme });
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
  const talk: AppState = { ...state, mode: 'talk', help: false, side: undefined };
  return state.beat < 0 ? tellBeat(0, false)(talk) : talk;
};

export const leaveTalk: Action = (state) => ({ ...state, mode: 'watch', beat: -1, playing: false });

/** One number of the scene becomes `value`. Throws SceneError where the path or the value is wrong. */
export function tweak(path: string, value: number): Action {
  return (state) => changeScene(state, tweakScene(state.scene, [{ path, value }]), path);
}

/** All numbers as the file has them. */
export const resetTweaks: Action = (state) => changeScene(state, state.written);

/** Opens a scene from the text of a file; a wrong one leaves everything as it is, with the trouble told. */
export function openScene(file: string, text: string): Action {
  return (state) => {
    try {
      const scene = parseScene(text);
      return {
        ...state,
        file,
        written: scene,
        scene,
        history: NO_HISTORY,
        trouble: undefined,
        time: 0,
        beat: -1,
        playing: false,
        loop: undefined,
        shownSpan: undefined,
      };
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      return reportTrouble({ file, problems: error.problems })(state);
    }
  };
}

export const reportTrouble =
  (trouble: Trouble): Action =>
  (state) => ({ ...state, trouble, pending: undefined });
export const dismissTrouble: Action = (state) => ({ ...state, trouble: undefined });

export const reportProgress =
  (progress: number): Action =>
  (state) => ({ ...state, pending: progress });

/** No run is being made any more. */
export const endProgress: Action = (state) => (state.pending === undefined ? state : { ...state, pending: undefined });

/** A run has come: it is shown at the same instant, or at its end where it ends sooner. */
export function receiveRun(run: Run): Action {
  return (state) => {
    const received = { ...state, run, pending: undefined };
    return { ...received, time: Math.min(state.time, durationOf(received)) };
  };
}

/** The scene that could not be run is dropped for the last one that could. */
export function refuseScene(trouble: Trouble): Action {
  return (state) => {
    const scene: Scene = state.run?.scene ?? state.scene;
    const { history } = state;
    const past = history.past.at(-1) === scene ? history.past.slice(0, -1) : history.past;
    return reportTrouble(trouble)({ ...state, scene, history: { ...history, past, gesture: undefined } });
  };
}
