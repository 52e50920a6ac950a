import { THEME_NAMES } from '../../core/base/themes.ts';
import { LIMITS } from '../../core/scene/limits.ts';
import { VIEWS } from '../../core/base/views.ts';
import { isRecord } from '../../core/scene/walk.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { type AppState, type TimeSpan, VOICES } from './appState.ts';
import { type CameraState, MIN_ZOOM, MAX_ZOOM } from './camera.ts';
import { SPEEDS } from './playback.ts';

/** How the scene is viewed: the part of the state that a session stores beside the scene. */
export type Looks = Pick<
  AppState,
  | 'mode'
  | 'page'
  | 'language'
  | 'theme'
  | 'view'
  | 'compare'
  | 'time'
  | 'playing'
  | 'speed'
  | 'beat'
  | 'camera'
  | 'side'
  | 'help'
  | 'share'
  | 'loop'
  | 'shownSpan'
  | 'chosenMotion'
  | 'voice'
> & { readonly chosen: Thing | undefined; readonly riding: CameraState | undefined };

type Check = (value: unknown) => boolean;

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isNumberIn =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
const isFlag = oneOf(true, false);
const isTime = isNumberIn(0, Number.MAX_VALUE);
const isRow: Check = (value) => Number.isInteger(value) && isTime(value);

const isSpan: Check = (value) =>
  isRecord(value) && isTime(value['from']) && isTime(value['to']) && beginsBeforeItEnds(value as TimeSpan);

function beginsBeforeItEnds({ from, to }: TimeSpan): boolean {
  return from < to;
}

const isCamera: Check = (value) =>
  isRecord(value) &&
  isNumberIn(0, 1)(value['x']) &&
  isNumberIn(0, 1)(value['y']) &&
  isNumberIn(MIN_ZOOM, MAX_ZOOM)(value['zoom']) &&
  isFlag(value['glides']);

/** The indices that identify a thing of each kind. */
const ROWS: Readonly<Record<Thing['kind'], readonly string[]>> = {
  chip: ['chip'],
  switch: ['switch'],
  link: ['link'],
  group: ['group'],
  pen: ['group', 'plate'],
  packet: ['packet'],
};

const isThing: Check = (value) => {
  if (!isRecord(value)) return false;
  const { kind } = value;
  const rows = typeof kind === 'string' && Object.hasOwn(ROWS, kind) ? ROWS[kind as Thing['kind']] : undefined;
  return rows !== undefined && rows.every((row) => isRow(value[row]));
};

/** The valid values of each part. Its keys are the list of the parts. */
const CHECKS: Readonly<Record<keyof Looks, Check>> = {
  mode: oneOf('watch', 'talk'),
  page: oneOf('stage', 'scenes', 'numbers'),
  language: oneOf('en', 'ko'),
  theme: oneOf(...THEME_NAMES),
  view: oneOf(undefined, ...VIEWS),
  compare: isFlag,
  time: isTime,
  playing: isFlag,
  speed: oneOf(...SPEEDS),
  beat: (value) => Number.isInteger(value) && isNumberIn(-1, LIMITS.beats)(value),
  camera: isCamera,
  side: oneOf(undefined, 'tweak', 'text'),
  help: isFlag,
  share: isFlag,
  loop: orNothing(isSpan),
  shownSpan: orNothing(isSpan),
  chosenMotion: oneOf(undefined, 'full', 'less'),
  voice: oneOf(...VOICES),
  chosen: orNothing(isThing),
  riding: orNothing(isCamera),
};

const KEYS = Object.keys(CHECKS) as (keyof Looks)[];

export function looksOf(state: AppState): Looks {
  const { chosen, riding } = state.inspection;
  const all = { ...state, chosen, riding };
  return Object.fromEntries(KEYS.map((key) => [key, all[key]])) as Looks;
}

/** Parses looks from plain data; undefined if any part is invalid. */
export function looksFrom(value: unknown): Looks | undefined {
  if (!isRecord(value) || !KEYS.every((key) => CHECKS[key](value[key]))) return undefined;
  return Object.fromEntries(KEYS.map((key) => [key, value[key]])) as Looks;
}
