import type { Language } from '../../core/base/text.ts';
import type { ThemeName } from '../../core/base/themes.ts';
import type { Gain } from '../../core/analysis/proof.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { ViewName } from '../../core/base/views.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { type CameraState, FITTED } from './camera.ts';
import { type Inspection, NO_INSPECTION } from './inspection.ts';

/** A pure function from one state to the next. */
export type Action = (state: AppState) => AppState;

/** `watch`: header, timeline and controls. `talk`: only picture, caption and mark. */
export type Mode = 'watch' | 'talk';
/** The stage, or a page that covers it. */
export type Page = 'stage' | 'scenes' | 'numbers';

/** The side panel: the parameters, or the text view. */
export type Side = 'tweak' | 'text';

/** What to scroll to and focus: a control in the panel, a row of the numbers page, or the panel's search field. */
export type FocusTarget = { readonly at: 'control' | 'number' | 'search'; readonly path: string };

/** Undo and redo: earlier and later scenes, the nearest last. */
export type History = {
  readonly past: readonly Scene[];
  readonly future: readonly Scene[];
  /** Key of the last change while further changes with it are merged; see changeScene. */
  readonly gesture: string | undefined;
};

/** A finished run of a scene. */
export type Run = {
  readonly scene: Scene;
  readonly reader: TraceReader;
  readonly hash: string;
};

/** The verdict on a run: the gain of each improvement; undefined if the run is too long for a proof. */
export type Verdict = { readonly run: Run; readonly gains: readonly Gain[] | undefined };

/** A time span in milliticks; `from` is less than `to`. */
export type TimeSpan = { readonly from: number; readonly to: number };

/** `less`: no animations; playing steps from event to event. */
export type Motion = 'full' | 'less';

/** The source of a problem: the file, a link, a link to an unknown scene, a change by hand, or the stored session. */
export type TroubleSource = 'file' | 'link' | 'noScene' | 'change' | 'session';

/** Why a scene could not be shown. */
export type Trouble = {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** Defaults to `file`. */
  readonly source?: TroubleSource | undefined;
  /** The parts at fault, alone or together: of a link as written there, of a change as `path: value`. */
  readonly parts?: readonly string[] | undefined;
  /** What is shown now: the state before (the default), the scene as written, or another scene if there was no state before. */
  readonly stays?: 'before' | 'written' | 'other' | undefined;
};

/** About the stored session: the open scene is not stored (`unkept`), or part of what was stored can't be restored (`lost`). */
export type SessionNotice =
  | { readonly kind: 'unkept'; readonly why: 'refused' | 'full' }
  | {
      readonly kind: 'lost';
      readonly lost: 'all' | 'changes' | 'looks' | 'undo';
      readonly why: 'version' | 'damaged' | 'scene';
    };

/** A part of a link that was not applied, as written there, and the problem if the scene refused it. */
export type UnusedPart = { readonly part: string; readonly problem?: Problem | undefined };

/** A part of a link that changes the scene, and a function that applies that part alone to the scene as written. */
export type LinkChange = { readonly part: string; readonly alone: () => Scene };

/** The last opened link, until its outcome has been shown. */
export type OpenedLink = {
  /** The scene with the changes of the link. */
  readonly scene: Scene;
  /** The link's format version; undefined if it could not be read. */
  readonly version: number | undefined;
  /** The first digits of the hash of the trace that it was made from; undefined if it has none. */
  readonly run: string | undefined;
  /** Milliticks; undefined if it names only a beat, which starts with its run. */
  readonly time: number | undefined;
  /** As written in the link. */
  readonly changes: readonly LinkChange[];
  readonly unused: readonly UnusedPart[];
};

/** Everything the screen depends on. Immutable: an action returns a new value. */
export type AppState = {
  readonly mode: Mode;
  readonly page: Page;
  readonly language: Language;
  readonly theme: ThemeName;
  /** The viewer's choice of projection; undefined: the scene's. */
  readonly view: ViewName | undefined;
  /** The name of the scene's file, for messages. */
  readonly file: string;
  /** The scene as in its file. */
  readonly written: Scene;
  /** `written` with the tweaks. Its run may still be pending. */
  readonly scene: Scene;
  readonly history: History;
  /** The last finished run; undefined only before the first one. */
  readonly run: Run | undefined;
  /** The origin of `run`, which may be another file than the one that is pending. */
  readonly shown: Pick<AppState, 'file' | 'written' | 'history'> | undefined;
  /** The state to return to if the file or link that was opened last can't be run; undefined once it has run. */
  readonly fallback: AppState | undefined;
  /** Compares the scene as written with the tweaked scene; see comparison.ts. */
  readonly compare: boolean;
  /** The last run of a scene as written; valid only if baselineOf returns it. */
  readonly baseline: Run | undefined;
  /** The last verdict; valid only if verdictOf returns it. */
  readonly verdict: Verdict | undefined;
  /** Progress of the pending run, 0 to 1; undefined if none is pending. */
  readonly pending: number | undefined;
  /** The pending run is slow: its progress is shown, and it can be cancelled. */
  readonly slow: boolean;
  /** Progress of preparing a large picture, 0 to 1; undefined if none is being prepared. */
  readonly preparing: number | undefined;
  readonly trouble: Trouble | undefined;
  readonly notice: SessionNotice | undefined;
  /** The last opened link until its outcome is dismissed; see linkOutcome. */
  readonly opened: OpenedLink | undefined;
  /** Milliticks, 0 to the finish. Fractional while playing. */
  readonly time: number;
  /** `time` as of the last moment it stood still for a while. For work that is too slow to repeat while the user scrubs. */
  readonly settledTime: number;
  readonly playing: boolean;
  /** A factor on the scene's pace: a power of two from 1/16 to 16. */
  readonly speed: number;
  /** Index of the current beat; −1 for none. */
  readonly beat: number;
  readonly camera: CameraState;
  readonly inspection: Inspection;
  readonly side: Side | undefined;
  readonly focusTarget: FocusTarget | undefined;
  readonly help: boolean;
  /** The looped span. */
  readonly loop: TimeSpan | undefined;
  /** The visible span of the timeline; undefined for the whole run. */
  readonly shownSpan: TimeSpan | undefined;
  /** The setting in effect: `chosenMotion`, or else the system's. */
  readonly motion: Motion;
  readonly chosenMotion: Motion | undefined;
  /** With less motion, since the last step to time `at`: milliticks by which the clock is ahead, and seconds. */
  readonly step: { readonly at: number; readonly ahead: number; readonly seconds: number } | undefined;
  /** Seconds of playing, without pauses. */
  readonly playedSeconds: number;
  readonly voice: Voice;
  /** The browser has no WebGL. */
  readonly pictureRefused: boolean;
  /** The share dialog is open. */
  readonly share: boolean;
};

/** Announcements while playing: none, each beat at its start, or the moment every so many seconds. */
export const VOICES = ['off', 'beats', 5, 15] as const;
export type Voice = (typeof VOICES)[number];

export const NO_HISTORY: History = { past: [], future: [], gesture: undefined };

export function initialState(scene: Scene, file: string, language: Language, theme: ThemeName): AppState {
  return {
    mode: 'watch',
    page: 'stage',
    language,
    theme,
    view: undefined,
    file,
    written: scene,
    scene,
    history: NO_HISTORY,
    run: undefined,
    shown: undefined,
    fallback: undefined,
    compare: false,
    baseline: undefined,
    verdict: undefined,
    pending: undefined,
    slow: false,
    preparing: undefined,
    trouble: undefined,
    notice: undefined,
    opened: undefined,
    time: 0,
    settledTime: 0,
    playing: false,
    speed: 1,
    beat: -1,
    camera: FITTED,
    inspection: NO_INSPECTION,
    side: undefined,
    focusTarget: undefined,
    help: false,
    loop: undefined,
    shownSpan: undefined,
    motion: 'full',
    chosenMotion: undefined,
    step: undefined,
    playedSeconds: 0,
    voice: 'beats',
    pictureRefused: false,
    share: false,
  };
}

/** The finish in milliticks, of the longer run in a comparison; 0 without a run. */
export function durationOf(state: AppState): number {
  return Math.max(0, ...shownRuns(state).map((run) => run.reader.trace.finish));
}

/** Two pictures are shown, or will be once both runs are finished. */
export function isComparing(state: AppState): boolean {
  return state.compare;
}

/** The run of the open scene as written, if it is finished. */
export function baselineOf({ baseline, written }: AppState): Run | undefined {
  return baseline?.scene === written ? baseline : undefined;
}

/** The runs on the screen: one, or two in a comparison. */
export function shownRuns(state: AppState): readonly Run[] {
  const runs = isComparing(state) ? [state.run, baselineOf(state)] : [state.run];
  return runs.filter((run) => run !== undefined);
}
