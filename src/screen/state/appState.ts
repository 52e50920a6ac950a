import type { Language } from '../../core/base/text.ts';
import type { ThemeName } from '../../core/base/themes.ts';
import type { Gain } from '../../core/analysis/proof.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { ViewName } from '../../core/scene/views.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { type CameraState, FITTED } from './camera.ts';
import { type Inspection, NO_INSPECTION } from './inspection.ts';

/** What leads from one state to the next. */
export type Action = (state: AppState) => AppState;

/** `watch` has header, timeline and controls; `talk` only picture, caption and mark. */
export type Mode = 'watch' | 'talk';
/** What the window shows: the picture and what belongs to it, or a page that lies over it. */
export type Page = 'stage' | 'scenes' | 'numbers';

/** What stands beside the picture: controls of the scene's numbers, or the picture in words. */
export type Side = 'tweak' | 'text';

/** Where the eye and the keyboard are to go: a path of the scene, or the panel's search. */
export type FocusTarget = { readonly at: 'control' | 'number' | 'search'; readonly path: string };

/** Scenes wanted before this one and after it, the nearest last. */
export type History = {
  readonly past: readonly Scene[];
  readonly future: readonly Scene[];
  /** What made the last change, while more of the same still belongs to it; see changeScene. */
  readonly gesture: string | undefined;
};

/** A finished run of a scene. */
export type Run = {
  readonly scene: Scene;
  readonly reader: TraceReader;
  readonly hash: string;
};

/** What came of proving what holds a run up: the gains, or undefined where it can't be proved. */
export type Verdict = { readonly run: Run; readonly gains: readonly Gain[] | undefined };

/** A stretch of a run in milliticks; `from` is before `to`. */
export type TimeSpan = { readonly from: number; readonly to: number };

/** `less`: nothing flies or is eased; states step from event to event. */
export type Motion = 'full' | 'less';

/** What is at fault: the scene's file, a link, a link that names no scene, a change by hand, or what was kept from before a reload. */
export type TroubleSource = 'file' | 'link' | 'noScene' | 'change' | 'session';

/** Why a scene could not be shown. */
export type Trouble = {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** `file` where it is left out. */
  readonly source?: TroubleSource | undefined;
  /** Of a link as they stand there, of a change as `path: value`: the parts that are at fault, alone or together. */
  readonly parts?: readonly string[] | undefined;
  /**
   * What is shown now: what was there before (as it is where this is left out), the scene as its file has it, or another
   * scene, as there was nothing to go back to.
   */
  readonly stays?: 'before' | 'written' | 'other' | undefined;
};

/** What is to be known of what a reload keeps: the open scene is not kept, or some of what had been kept is lost. */
export type SessionNotice =
  | { readonly kind: 'unkept'; readonly why: 'refused' | 'full' }
  | {
      readonly kind: 'lost';
      readonly lost: 'all' | 'changes' | 'looks' | 'undo';
      readonly why: 'version' | 'damaged' | 'scene';
    };

/** A part of a link that could not be used, as it stands there, and why where a scene refused it. */
export type UnusedPart = { readonly part: string; readonly problem?: Problem | undefined };

/** A part of a link that changes the scene, and the scene as written with that part alone. */
export type LinkChange = { readonly part: string; readonly alone: () => Scene };

/** The link that was opened last: what it made, and what it promised. */
export type OpenedLink = {
  /** The scene that it asked for. */
  readonly scene: Scene;
  /** The version it was written in; undefined where that could not be read. */
  readonly version: number | undefined;
  /** How the hash of the trace begins that it was made from; undefined where it names none. */
  readonly run: string | undefined;
  /** Milliticks; undefined where it asked for a beat alone, which begins with its run. */
  readonly time: number | undefined;
  /** Its parts that change the scene, as they stand there. */
  readonly changes: readonly LinkChange[];
  readonly unused: readonly UnusedPart[];
};

/** Everything the screen depends on. One value, replaced as a whole by an action. */
export type AppState = {
  readonly mode: Mode;
  readonly page: Page;
  readonly language: Language;
  readonly theme: ThemeName;
  /** How the viewer wants to see the network; undefined leaves it to the scene. */
  readonly view: ViewName | undefined;
  /** The file the scene came from, for messages. */
  readonly file: string;
  /** The scene as its file has it. */
  readonly written: Scene;
  /** The scene wanted now: as written, with the tweaks. Its run may not be there yet. */
  readonly scene: Scene;
  readonly history: History;
  /** The last good run; undefined only until the first one ends. */
  readonly run: Run | undefined;
  /** Where the run that is shown came from: it may be another file than the one being run. */
  readonly shown: Pick<AppState, 'file' | 'written' | 'history'> | undefined;
  /** What to go back to if the file or link opened last can't be run; undefined once a run of it has come. */
  readonly fallback: AppState | undefined;
  /** Whether the scene as written stands beside the scene as it is now; see comparison.ts. */
  readonly compare: boolean;
  /** The last run of a scene as written; see baselineOf. */
  readonly baseline: Run | undefined;
  /** The last verdict on a run; see verdictOf. */
  readonly verdict: Verdict | undefined;
  /** Progress, 0 to 1, of the run being made; undefined when none is. */
  readonly pending: number | undefined;
  /** That run has taken so long that it is shown, and can be cancelled. */
  readonly slow: boolean;
  readonly trouble: Trouble | undefined;
  readonly notice: SessionNotice | undefined;
  /** Until it has been told what came of it; see linkOutcome. */
  readonly opened: OpenedLink | undefined;
  /** Milliticks, 0 to the run's finish; between whole ones while playing. */
  readonly time: number;
  /** The instant at which time last came to rest, for what would be too much to do at each move of a hand that scrubs. */
  readonly settledTime: number;
  readonly playing: boolean;
  /** Times the scene's own pace: a power of two from 1/16 to 16. */
  readonly speed: number;
  /** Row of the scene's beats that is being told; −1 for none. */
  readonly beat: number;
  readonly camera: CameraState;
  readonly inspection: Inspection;
  readonly side: Side | undefined;
  readonly focusTarget: FocusTarget | undefined;
  readonly help: boolean;
  /** What playing repeats. */
  readonly loop: TimeSpan | undefined;
  /** What of the run the timeline shows; undefined for all of it. */
  readonly shownSpan: TimeSpan | undefined;
  /** Everything that moves reads this; it is the system's wish until the user has one. */
  readonly motion: Motion;
  readonly chosenMotion: Motion | undefined;
  /** With less motion: how many milliticks and seconds playing has gone on since it last showed another instant, `at`. */
  readonly step: { readonly at: number; readonly ahead: number; readonly seconds: number } | undefined;
  /** How long it has been playing, pauses left out. */
  readonly playedSeconds: number;
  readonly voice: Voice;
  /** Whether the browser gives no picture. */
  readonly pictureRefused: boolean;
  /** The dialog with the link is open. */
  readonly share: boolean;
};

/** What is said aloud while it plays: nothing, each beat as it begins, or the moment every so many seconds. */
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

/** The end of the run in milliticks, of the longer one where two are shown; 0 while there is none. */
export function durationOf(state: AppState): number {
  return Math.max(0, ...shownRuns(state).map((run) => run.reader.trace.finish));
}

/** Two pictures are shown, or will be as soon as both runs are there. */
export function isComparing(state: AppState): boolean {
  return state.compare;
}

/** The run of the scene as it was written, where it is known. */
export function baselineOf({ baseline, written }: AppState): Run | undefined {
  return baseline?.scene === written ? baseline : undefined;
}

/** The run shown and, beside it, that of the scene as written. */
export function shownRuns(state: AppState): readonly Run[] {
  const runs = isComparing(state) ? [state.run, baselineOf(state)] : [state.run];
  return runs.filter((run) => run !== undefined);
}
