import { isAlike } from '../../core/base/alike.ts';
import { hashColumns } from '../../core/base/hash.ts';
import { memoize } from '../../core/base/memoize.ts';
import { checkScene, parseScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { isRecord } from '../../core/scene/walk.ts';
import { type AppState, type History, type SessionNotice, NO_HISTORY } from './appState.ts';
import { fallbackOf } from './fallback.ts';
import { type BuiltIn, fileOf, isBuiltIn } from './builtIn.ts';
import { FITTED } from './camera.ts';
import { areDifferences, differencesBetween, withDifferences } from './sceneDifference.ts';
import { looksFrom, looksOf } from './sessionLooks.ts';

/**
 * What a reload keeps, as three texts, since they differ in size and in how often they change: the file that is open; what was
 * changed of it, and the way there and back; how it is looked at. The last two name the file that they belong to by its print.
 */
export type SessionTexts = { readonly file: string; readonly changes: string; readonly looks: string };

/** Of the texts; those of another version are not read. */
const SESSION_VERSION = 1;

/** Steps of undo and redo are kept, the nearest first, while their texts have no more characters than this. */
const MAX_HISTORY_CHARACTERS = 300_000;
/** Each step is checked on the way back, which takes as long as the scene is: so many characters of scenes are checked. */
const MAX_CHECKED_CHARACTERS = 4_000_000;

/** One of the app's own scenes is kept by its name. */
export function fileToText(state: AppState): string {
  const { file, written } = state;
  const scene = isBuiltIn(state) ? undefined : written;
  return JSON.stringify({ version: SESSION_VERSION, print: fingerprintOf(written), file, scene });
}

export function changesToText({ written, scene, history }: AppState): string {
  const most = Math.max(1, Math.floor(MAX_CHECKED_CHARACTERS / lengthOf(written)));
  const steps = (way: readonly Scene[]): string => `[${stepsToTexts(scene, way.slice(-most)).join(',')}]`;
  const head = JSON.stringify({ version: SESSION_VERSION, print: fingerprintOf(written) }).slice(0, -1);
  return `${head},"scene":${differenceText(written, scene)},"past":${steps(history.past)},"future":${steps(history.future)}}`;
}

export function looksToText(state: AppState): string {
  return JSON.stringify({ version: SESSION_VERSION, print: fingerprintOf(state.written), ...looksOf(state) });
}

/** What was kept, as a state; what can't be had of it is left out, and said. */
export type Restored = { readonly state: AppState | undefined; readonly notice: SessionNotice | undefined };

/**
 * The state that was kept, going on from `base`. It plays on where it was playing, unless `base` shows a run: time must not run in
 * that of another scene. With less motion it stands.
 */
export function restoreSession(scenes: readonly BuiltIn[], base: AppState, texts: SessionTexts): Restored {
  const lose = (lost: Lost['lost'], error: unknown): SessionNotice => ({ kind: 'lost', lost, why: reasonOf(error) });
  let written: Scene;
  let file: string;
  let print: unknown;
  try {
    const parts = readPart(texts.file);
    ({ print } = parts);
    file = textOf(parts['file']);
    written = parts['scene'] === undefined ? builtInOf(scenes, file) : checkScene(parts['scene']);
  } catch (error) {
    return { state: undefined, notice: lose('all', error) };
  }
  let notice: SessionNotice | undefined;
  const attempt = <T>(lost: Lost['lost'], read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      notice ??= lose(lost, error);
      return undefined;
    }
  };
  const changed = attempt('changes', () => readChanges(written, readPart(texts.changes, print)));
  const looks = attempt('looks', () => looksFrom(readPart(texts.looks, print)) ?? damaged());
  const { chosen, riding, ...rest } = looks ?? { ...looksOf(base), ...DEFAULT_SCENE_LOOKS };
  const motion = rest.chosenMotion ?? base.motion;
  const state: AppState = {
    ...base,
    ...rest,
    file,
    written,
    scene: changed?.scene ?? written,
    history: changed?.history ?? NO_HISTORY,
    fallback: fallbackOf(base) ?? base,
    beat: rest.beat < written.beats.length ? rest.beat : -1,
    motion,
    inspection: { pointed: undefined, chosen, riding },
    playing: rest.playing && base.run === undefined && motion === 'full',
    focusTarget: undefined,
    trouble: undefined,
    opened: undefined,
    notice,
  };
  return { state, notice };
}

type Lost = Extract<SessionNotice, { kind: 'lost' }>;

/** What belongs to a scene, where nothing of it was kept. */
const DEFAULT_SCENE_LOOKS = {
  time: 0,
  beat: -1,
  playing: false,
  camera: FITTED,
  loop: undefined,
  shownSpan: undefined,
  chosen: undefined,
  riding: undefined,
  view: undefined,
} as const;

/** Why a text is not read: another version wrote it, or it is not as any did. */
class Unreadable extends Error {
  readonly why: 'version' | 'damaged';

  constructor(why: 'version' | 'damaged') {
    super(why);
    this.why = why;
  }
}

function damaged(): never {
  throw new Unreadable('damaged');
}

function reasonOf(error: unknown): Lost['why'] {
  if (error instanceof SceneError) return 'scene';
  return error instanceof Unreadable ? error.why : 'damaged';
}

/** The parts of a text of this version, of the file with this print. */
function readPart(text: string, print?: unknown): Readonly<Record<string, unknown>> {
  const parts: unknown = JSON.parse(text);
  if (!isRecord(parts)) return damaged();
  if (parts['version'] !== SESSION_VERSION) throw new Unreadable('version');
  return print === undefined || parts['print'] === print ? parts : damaged();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : damaged();
}

function builtInOf(scenes: readonly BuiltIn[], file: string): Scene {
  const found = scenes.find(({ id }) => fileOf(id) === file);
  if (found === undefined) throw new Unreadable('version');
  return parseScene(found.text);
}

type PlainRecord = Readonly<Record<string, unknown>>;

function readChanges(written: Scene, parts: PlainRecord): { readonly scene: Scene; readonly history: History } {
  const { scene: differences, past, future } = parts;
  if (!areDifferences(differences) || !Array.isArray(past) || !Array.isArray(future)) return damaged();
  const scene = differences.length === 0 ? written : changedScene(written, differences);
  const way = (steps: readonly unknown[]): readonly Scene[] => readSteps(scene, written, steps);
  return { scene, history: { past: way(past), future: way(future), gesture: undefined } };
}

function changedScene(from: Scene, differences: unknown): Scene {
  return areDifferences(differences) ? checkScene(withDifferences(from, differences)) : damaged();
}

/**
 * Each step from the one after it, the nearest first, as far as they can be had; the result has the nearest last. One that is as
 * written is that very scene.
 */
function readSteps(scene: Scene, written: Scene, steps: readonly unknown[]): readonly Scene[] {
  const scenes: Scene[] = [];
  let nearer = scene;
  for (const differences of steps) {
    try {
      nearer = changedScene(nearer, differences);
    } catch {
      break;
    }
    scenes.unshift(isAlike(nearer, written) ? written : nearer);
  }
  return scenes;
}

/** Each step as what differs from the one after it, the nearest first. */
function stepsToTexts(scene: Scene, way: readonly Scene[]): readonly string[] {
  const texts: string[] = [];
  let length = 0;
  let nearer = scene;
  for (const step of way.toReversed()) {
    const text = differenceText(nearer, step);
    length += text.length;
    if (length > MAX_HISTORY_CHARACTERS) break;
    texts.push(text);
    nearer = step;
  }
  return texts;
}

/** Most steps were written before. */
const differenceTexts = memoize((from: Scene) => memoize((to: Scene) => JSON.stringify(differencesBetween(from, to))));

function differenceText(from: Scene, to: Scene): string {
  return differenceTexts(from)(to);
}

/** Tells one scene from another. */
function fingerprintOf(scene: Scene): string {
  return fingerprint(scene).print;
}

/** Characters of the scene as a text. */
function lengthOf(scene: Scene): number {
  return fingerprint(scene).length;
}

const fingerprint = memoize((scene: Scene) => {
  const text = JSON.stringify(scene);
  const letters = Uint32Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return { print: hashColumns([letters]), length: text.length };
});
