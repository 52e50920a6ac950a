import { cancelRun, changeSpeed, dismissTrouble, enterTalk, leaveBeats, leaveTalk } from '../../state/actions.ts';
import { nextBeat, nextTheme, previousBeat, seek, setLanguage, stepEvent } from '../../state/actions.ts';
import { toggleHelp, togglePlay, toggleSide } from '../../state/actions.ts';
import { dismissNotice } from '../../state/keepingNotice.ts';
import { choose, fitCamera, leaveRide, zoomStep } from '../../state/looking.ts';
import { type Action, durationOf, type Side } from '../../state/appState.ts';
import { toggleCompare } from '../../state/comparison.ts';
import { toggleShare } from '../../state/sharing.ts';
import { redo, undo } from '../../state/history.ts';
import { openPage } from '../../state/pages.ts';
import { pointAt } from '../../state/pointing.ts';
import { clearLoop, loopFromHere, loopToHere, zoomTimelineHere } from '../../state/timeSpan.ts';
import type { Words } from '../../words/appWords.en.ts';
import type { UiEffects } from '../context.ts';
import { nextView } from '../stage/viewChoice.ts';

/** Words that are plain text, not made from arguments. */
type TextKey = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

/** One row of the help: keys (see strokeOf) and what each does. Keys side by side do the row's things in turn. */
export type KeyRow = {
  readonly says: TextKey;
  readonly also?: TextKey;
  readonly keys: readonly KeyBinding[];
};

export type KeyBinding = {
  readonly strokes: readonly string[];
  /** What is done; an effect where the state alone can't. */
  readonly does: Action | { readonly effect: 'toggleFullScreen' | 'saveScene' };
};

/** All keys there are. The help dialog is made from this table. */
export const KEY_ROWS: readonly KeyRow[] = [
  { says: 'keyPlay', keys: [{ strokes: ['Space'], does: togglePlay }] },
  {
    says: 'keyEvents',
    also: 'inTalk',
    keys: [
      { strokes: ['ArrowLeft'], does: (state) => (state.mode === 'talk' ? previousBeat(state) : stepEvent(-1)(state)) },
      { strokes: ['ArrowRight'], does: (state) => (state.mode === 'talk' ? nextBeat(state) : stepEvent(1)(state)) },
    ],
  },
  {
    says: 'keyBeats',
    keys: [
      { strokes: ['PageUp', 'p'], does: previousBeat },
      { strokes: ['PageDown', 'n'], does: nextBeat },
    ],
  },
  {
    says: 'keyJump',
    keys: [
      { strokes: ['Shift+ArrowLeft'], does: jump(-0.01) },
      { strokes: ['Shift+ArrowRight'], does: jump(0.01) },
    ],
  },
  {
    says: 'keyEnds',
    keys: [
      { strokes: ['Home'], does: seekFreely(() => 0) },
      { strokes: ['End'], does: seekFreely((_, finish) => finish) },
    ],
  },
  {
    says: 'keyLoop',
    keys: [
      { strokes: ['i'], does: loopFromHere },
      { strokes: ['o'], does: loopToHere },
    ],
  },
  {
    says: 'keyTimelineZoom',
    keys: [
      { strokes: ['['], does: zoomTimelineHere(2) },
      { strokes: [']'], does: zoomTimelineHere(0.5) },
    ],
  },
  {
    says: 'keySpeed',
    keys: [
      { strokes: ['ArrowDown', '-', '_'], does: changeSpeed(-1) },
      { strokes: ['ArrowUp', '+', '='], does: changeSpeed(1) },
    ],
  },
  {
    says: 'keyZoom',
    keys: [
      { strokes: [','], does: zoomStep(-1) },
      { strokes: ['.'], does: zoomStep(1) },
    ],
  },
  { says: 'keyFit', keys: [{ strokes: ['0'], does: fitCamera }] },
  {
    says: 'keyTalk',
    keys: [{ strokes: ['t'], does: (state) => (state.mode === 'talk' ? leaveTalk(state) : enterTalk(state)) }],
  },
  { says: 'keyFullScreen', keys: [{ strokes: ['f'], does: { effect: 'toggleFullScreen' } }] },
  { says: 'keyPanel', keys: [{ strokes: ['s'], does: switchSide('tweak') }] },
  { says: 'keySearch', keys: [{ strokes: ['/'], does: pointAt('search') }] },
  { says: 'keySave', keys: [{ strokes: ['w'], does: { effect: 'saveScene' } }] },
  {
    says: 'keyNumbers',
    keys: [{ strokes: ['#'], does: switchNumbers }],
  },
  { says: 'keyText', keys: [{ strokes: ['x'], does: switchSide('text') }] },
  { says: 'keyCompare', keys: [{ strokes: ['c'], does: toggleCompare }] },
  { says: 'keyShare', keys: [{ strokes: ['q'], does: toggleShare }] },
  {
    says: 'keyLanguage',
    keys: [{ strokes: ['l'], does: (state) => setLanguage(state.language === 'en' ? 'ko' : 'en')(state) }],
  },
  {
    says: 'keyTheme',
    keys: [{ strokes: ['d'], does: nextTheme }],
  },
  { says: 'keyView', keys: [{ strokes: ['v'], does: nextView }] },
  {
    says: 'keyUndo',
    keys: [
      { strokes: ['z'], does: undo },
      { strokes: ['y'], does: redo },
    ],
  },
  { says: 'keyScenes', keys: [{ strokes: ['g'], does: switchScenes }] },
  { says: 'keyHelp', keys: [{ strokes: ['?'], does: toggleHelp }] },
  { says: 'keyEscape', keys: [{ strokes: ['Escape'], does: escape }] },
];

/** Goes to an instant; outside a talk the story is left, as its caption would speak of another moment. */
export function seekFreely(where: (time: number, finish: number) => number): Action {
  return (state) => {
    const free = state.mode === 'watch' && state.beat >= 0 ? leaveBeats(state) : state;
    return seek(Math.round(where(state.time, durationOf(state))))(free);
  };
}

/** Goes on, or back, by a share of the run. */
export function jump(share: number): Action {
  return seekFreely((time, finish) => time + share * finish);
}

/** What stands beside the picture belongs to the watch view: asked for in a talk, it ends the talk; on a page, it leaves that. */
export function switchSide(side: Side): Action {
  return (state) => {
    if (state.mode === 'talk') return { ...leaveTalk(state), side };
    return state.page === 'stage' ? toggleSide(side)(state) : { ...openPage('stage')(state), side };
  };
}

/** The page of numbers, or back from it to the stage. */
export function switchNumbers(...[state]: Parameters<Action>): ReturnType<Action> {
  if (state.page === 'numbers') return openPage('stage')(state);
  return openPage('numbers')(state.mode === 'talk' ? leaveTalk(state) : state);
}

/** The page of scenes, there and back. */
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

/** What a stroke is bound to. */
export function bindingOf(stroke: string): KeyBinding | undefined {
  return KEY_ROWS.flatMap((row) => row.keys).find((binding) => binding.strokes.includes(stroke));
}

/** Does what a stroke is bound to; false where it is bound to nothing. */
export function press(stroke: string, update: (action: Action) => void, effects: UiEffects): boolean {
  const does = bindingOf(stroke)?.does;
  if (does === undefined) return false;
  if (typeof does === 'function') update(does);
  else effects[does.effect]();
  return true;
}
