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
 * The stored session: three texts, since they differ in size and in how often they change. The open file; its changes with the
 * undo history; the looks. The last two contain the fingerprint of the file they belong to.
 */
export type SessionTexts = { readonly file: string; readonly changes: string; readonly looks: string };

/** Texts of another version are not read. */
const SESSION_VERSION = 1;

/** Undo and redo steps are stored, nearest first, up to this many characters. */
const MAX_HISTORY_CHARACTERS = 300_000;
/** Restoring checks every step, in time proportional to the scene: at most this many characters of scenes are checked. */
const MAX_CHECKED_CHARACTERS = 4_000_000;

/** A built-in scene is stored by its name. */
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

/** A restored session; what can't be restored is left out and reported. */
export type Restored = { readonly state: AppState | undefined; readonly notice: SessionNotice | undefined };

/** Restores a session on top of `base`. It resumes playing, unless `base` shows the run of another scene or motion is reduced. */
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

/** The looks that belong to a scene, if none are restored. */
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

/** A stored text that can't be read: of another version, or damaged. */
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

/** Parses a text; checks its version and the fingerprint of its file. */
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
 * Restores steps from their differences, which are stored nearest first; stops at the first invalid one. Returns them nearest
 * last. A step equal to `written` is that object.
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

/** The difference of each step to the next newer one, nearest first. */
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

/** Memoized by both scenes: scenes are immutable, and most steps were written before. */
const differenceTexts = memoize((from: Scene) => memoize((to: Scene) => JSON.stringify(differencesBetween(from, to))));

function differenceText(from: Scene, to: Scene): string {
  return differenceTexts(from)(to);
}

/** A hash of the JSON of a scene. */
function fingerprintOf(scene: Scene): string {
  return fingerprint(scene).print;
}

/** Length of the scene's JSON. */
function lengthOf(scene: Scene): number {
  return fingerprint(scene).length;
}

const fingerprint = memoize((scene: Scene) => {
  const text = JSON.stringify(scene);
  const letters = Uint32Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return { print: hashColumns([letters]), length: text.length };
});
