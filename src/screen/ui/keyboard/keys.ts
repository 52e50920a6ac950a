import { cancelRun, changeSpeed, dismissTrouble, enterTalk, leaveBeats, leaveTalk } from '../../state/actions.ts';
import { nextBeat, nextTheme, previousBeat, seek, setLanguage, stepEvent } from '../../state/actions.ts';
import { toggleHelp, togglePlay, toggleSide } from '../../state/actions.ts';
import { dismissNotice } from '../../state/sessionNotice.ts';
import { choose, fitCamera, leaveRide, zoomStep } from '../../state/cameraActions.ts';
import { type Action, durationOf, type Side } from '../../state/appState.ts';
import { toggleCompare } from '../../state/comparison.ts';
import { toggleShare } from '../../state/sharing.ts';
import { redo, undo } from '../../state/history.ts';
import { openPage } from '../../state/pages.ts';
import { focusOn } from '../../state/focusTarget.ts';
import { clearLoop, loopFromHere, loopToHere, zoomTimelineHere } from '../../state/timeSpan.ts';
import type { Words } from '../../words/appWords.en.ts';
import type { UiEffects } from '../context.ts';
import { nextView } from '../stage/viewChoice.ts';

/** Keys of words that are plain strings, not functions. */
type TextKey = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

/** A row of the help: one label for its keys, such as "previous, next event", in the same order. */
export type KeyRow = {
  readonly label: TextKey;
  readonly note?: TextKey;
  readonly keys: readonly KeyBinding[];
};

export type KeyBinding = {
  readonly strokes: readonly string[];
  /** A change of the state, or an effect of the app. */
  readonly action: Action | { readonly effect: 'toggleFullScreen' | 'saveScene' };
};

/** All key bindings, by stroke (see strokeOf). The help dialog is generated from this table. */
export const KEY_ROWS: readonly KeyRow[] = [
  { label: 'keyPlay', keys: [{ strokes: ['Space'], action: togglePlay }] },
  {
    label: 'keyEvents',
    note: 'inTalk',
    keys: [
      {
        strokes: ['ArrowLeft'],
        action: (state) => (state.mode === 'talk' ? previousBeat(state) : stepEvent(-1)(state)),
      },
      { strokes: ['ArrowRight'], action: (state) => (state.mode === 'talk' ? nextBeat(state) : stepEvent(1)(state)) },
    ],
  },
  {
    label: 'keyBeats',
    keys: [
      { strokes: ['PageUp', 'p'], action: previousBeat },
      { strokes: ['PageDown', 'n'], action: nextBeat },
    ],
  },
  {
    label: 'keyJump',
    keys: [
      { strokes: ['Shift+ArrowLeft'], action: jump(-0.01) },
      { strokes: ['Shift+ArrowRight'], action: jump(0.01) },
    ],
  },
  {
    label: 'keyEnds',
    keys: [
      { strokes: ['Home'], action: seekFreely(() => 0) },
      { strokes: ['End'], action: seekFreely((_, finish) => finish) },
    ],
  },
  {
    label: 'keyLoop',
    keys: [
      { strokes: ['i'], action: loopFromHere },
      { strokes: ['o'], action: loopToHere },
    ],
  },
  {
    label: 'keyTimelineZoom',
    keys: [
      { strokes: ['['], action: zoomTimelineHere(2) },
      { strokes: [']'], action: zoomTimelineHere(0.5) },
    ],
  },
  {
    label: 'keySpeed',
    keys: [
      { strokes: ['ArrowDown', '-', '_'], action: changeSpeed(-1) },
      { strokes: ['ArrowUp', '+', '='], action: changeSpeed(1) },
    ],
  },
  {
    label: 'keyZoom',
    keys: [
      { strokes: [','], action: zoomStep(-1) },
      { strokes: ['.'], action: zoomStep(1) },
    ],
  },
  { label: 'keyFit', keys: [{ strokes: ['0'], action: fitCamera }] },
  {
    label: 'keyTalk',
    keys: [{ strokes: ['t'], action: (state) => (state.mode === 'talk' ? leaveTalk(state) : enterTalk(state)) }],
  },
  { label: 'keyFullScreen', keys: [{ strokes: ['f'], action: { effect: 'toggleFullScreen' } }] },
  { label: 'keyPanel', keys: [{ strokes: ['s'], action: switchSide('tweak') }] },
  { label: 'keySearch', keys: [{ strokes: ['/'], action: focusOn('search') }] },
  { label: 'keySave', keys: [{ strokes: ['w'], action: { effect: 'saveScene' } }] },
  {
    label: 'keyNumbers',
    keys: [{ strokes: ['#'], action: switchNumbers }],
  },
  { label: 'keyText', keys: [{ strokes: ['x'], action: switchSide('text') }] },
  { label: 'keyCompare', keys: [{ strokes: ['c'], action: toggleCompare }] },
  { label: 'keyShare', keys: [{ strokes: ['q'], action: toggleShare }] },
  {
    label: 'keyLanguage',
    keys: [{ strokes: ['l'], action: (state) => setLanguage(state.language === 'en' ? 'ko' : 'en')(state) }],
  },
  {
    label: 'keyTheme',
    keys: [{ strokes: ['d'], action: nextTheme }],
  },
  { label: 'keyView', keys: [{ strokes: ['v'], action: nextView }] },
  {
    label: 'keyUndo',
    keys: [
      { strokes: ['z'], action: undo },
      { strokes: ['y'], action: redo },
    ],
  },
  { label: 'keyScenes', keys: [{ strokes: ['g'], action: switchScenes }] },
  { label: 'keyHelp', keys: [{ strokes: ['?'], action: toggleHelp }] },
  { label: 'keyEscape', keys: [{ strokes: ['Escape'], action: escape }] },
];

/** Seeks. Outside a talk this clears the current beat, since its caption describes another moment. */
export function seekFreely(where: (time: number, finish: number) => number): Action {
  return (state) => {
    const free = state.mode === 'watch' && state.beat >= 0 ? leaveBeats(state) : state;
    return seek(Math.round(where(state.time, durationOf(state))))(free);
  };
}

/** Seeks forward or back by a share of the run. */
export function jump(share: number): Action {
  return seekFreely((time, finish) => time + share * finish);
}

/** Toggles a side panel. It belongs to watch mode on the stage, so this ends a talk and leaves a page. */
export function switchSide(side: Side): Action {
  return (state) => {
    if (state.mode === 'talk') return { ...leaveTalk(state), side };
    return state.page === 'stage' ? toggleSide(side)(state) : { ...openPage('stage')(state), side };
  };
}

/** Toggles the numbers page; ends a talk. */
export function switchNumbers(...[state]: Parameters<Action>): ReturnType<Action> {
  if (state.page === 'numbers') return openPage('stage')(state);
  return openPage('numbers')(state.mode === 'talk' ? leaveTalk(state) : state);
}

/** Toggles the gallery. */
export function switchScenes(...[state]: Parameters<Action>): ReturnType<Action> {
  return openPage(state.page === 'scenes' ? 'stage' : 'scenes')(state);
}

function escape(...[state]: Parameters<Action>): ReturnType<Action> {
  if (state.help) return toggleHelp(state);
  if (state.share) return toggleShare(state);
  if (state.slow) return cancelRun(state);
  if (state.trouble !== undefined) return dismissTrouble(state);
  if (state.notice !== undefined) return dismissNotice(state);
  if (state.page !== 'stage') return openPage('stage')(state);
  if (state.inspection.riding !== undefined) return leaveRide(state);
  if (state.inspection.chosen !== undefined) return choose(undefined)(state);
  if (state.mode === 'talk') return leaveTalk(state);
  return state.beat >= 0 ? leaveBeats(state) : clearLoop(state);
}

export function bindingOf(stroke: string): KeyBinding | undefined {
  return KEY_ROWS.flatMap((row) => row.keys).find((binding) => binding.strokes.includes(stroke));
}

/** Runs the binding of a stroke; false if it has none. */
export function press(stroke: string, update: (action: Action) => void, effects: UiEffects): boolean {
  const action = bindingOf(stroke)?.action;
  if (action === undefined) return false;
  if (typeof action === 'function') update(action);
  else effects[action.effect]();
  return true;
}
