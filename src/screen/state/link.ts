import { THEME_NAMES, type ThemeName } from '../../core/base/themes.ts';
import { type Language, LANGUAGES } from '../../core/base/text.ts';
import { everyName } from '../../core/base/everyName.ts';
import { listChoices } from '../../core/scene/controls.ts';
import type { FaultScene } from '../../core/scene/faults.ts';
import { LIMITS } from '../../core/scene/limits.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { listSources } from '../../core/scene/sources.ts';
import { isViewName, type ViewName } from '../../core/base/views.ts';
import { reseedScene, type Tweak, tweakScene } from '../../core/scene/tweak.ts';
import { readTweak } from '../../core/scene/typedTweak.ts';
import {
  type AppState,
  durationOf,
  type LinkChange,
  type Motion,
  NO_HISTORY,
  type Side,
  type TimeSpan,
  type UnusedPart,
} from './appState.ts';
import { fallbackOf } from './fallback.ts';
import { type CameraState, cameraFromText, cameraToText, FITTED } from './camera.ts';
import { faultFromText, faultsByHand, faultToText, withMoreFaults } from './linkFaults.ts';
import { linkParts, partText, readNumber } from './linkParts.ts';
import { LINK_VERSION, upgradeLink } from './linkVersions.ts';
import { readSpan, writeSpan } from './linkSpan.ts';
import { chooseMotion } from './motion.ts';
import { SPEEDS } from './playback.ts';
import { unreadProblem } from './unreadProblem.ts';

/**
 * The parsed part of an address after `#`: `#v=2&scene=two-ultraservers&set=cluster.efa.rate:1&t=520.25&…&run=0f3a…`. Every part
 * is optional. Invalid parts are reported, never an error: a link may come from anyone.
 */
export type LinkedState = {
  /** Format version; undefined if it can't be read. */
  readonly version: number | undefined;
  readonly scene: string | undefined;
  readonly seed: string | undefined;
  readonly faults: readonly FaultScene[];
  readonly tweaks: readonly Tweak[];
  /** Milliticks. */
  readonly time: number | undefined;
  readonly speed: number | undefined;
  /** Index, from 0. */
  readonly beat: number | undefined;
  readonly camera: CameraState | undefined;
  readonly talk: boolean;
  readonly side: Side | undefined;
  readonly compare: boolean;
  readonly play: boolean;
  readonly language: Language | undefined;
  readonly theme: ThemeName | undefined;
  readonly view: ViewName | undefined;
  readonly loop: TimeSpan | undefined;
  readonly motion: Motion | undefined;
  /** The first digits of the hash of the trace. */
  readonly run: string | undefined;
  /** Invalid or unknown parts, each as `key=value`. */
  readonly unread: readonly string[];
};

/** Hex digits of the trace's hash in a link. */
const RUN_DIGITS = 8;

const SIDES = everyName<Side>({ tweak: true, text: true });
const MOTIONS = everyName<Motion>({ full: true, less: true });

/** The state as a link: the part of an address after `#`. Defaults are left out. */
export function writeLink(state: AppState): string {
  const parts = new URLSearchParams();
  parts.set('v', String(LINK_VERSION));
  parts.set('scene', state.written.id);
  if (state.scene.seed !== state.written.seed) parts.set('seed', state.scene.seed);
  const faults = faultsByHand(state.scene);
  for (const fault of faults) parts.append('fault', faultToText(fault) ?? '');
  const faulty = withMoreFaults(state.written, faults);
  for (const { path, value } of tweaksBetween(faulty, state.scene)) parts.append('set', `${path}:${value}`);
  if (state.time > 0 && durationOf(state) > 0) parts.set('t', String(Math.round(state.time) / 1000));
  if (state.speed !== 1) parts.set('speed', String(state.speed));
  if (state.beat >= 0) parts.set('beat', String(state.beat + 1));
  const camera = cameraToText(state.camera);
  if (camera !== undefined) parts.set('camera', camera);
  if (state.mode === 'talk') parts.set('talk', '');
  if (state.side !== undefined) parts.set('side', state.side);
  if (state.compare) parts.set('compare', '');
  if (state.loop !== undefined) parts.set('loop', writeSpan(state.loop));
  if (state.chosenMotion !== undefined) parts.set('motion', state.chosenMotion);
  parts.set('lang', state.language);
  if (state.theme !== 'night') parts.set('theme', state.theme);
  if (state.view !== undefined) parts.set('view', state.view);
  if (state.run?.scene === state.scene) parts.set('run', state.run.hash.slice(0, RUN_DIGITS));
  return parts.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('=&', '&').replace(/=$/, '');
}

/** Parses a link. `#play` alone is valid too. */
export function readLink(hash: string): LinkedState {
  const params = new URLSearchParams(hash.replace(/^#/, '').slice(0, 10_000));
  const version = upgradeLink(params);
  const { has, read, readAll, unread } = linkParts(params);
  const among = <T extends string>(names: readonly T[]) => {
    return (text: string): T | undefined => names.find((name) => name === text);
  };
  return {
    version: read('v', () => version) ?? version,
    scene: read('scene', (text) => text),
    seed: read('seed', (text) => text),
    faults: readAll('fault', LIMITS.faults, faultFromText),
    tweaks: readAll('set', MAX_TWEAKS, readLinkedTweak),
    time: read('t', readTime),
    speed: read('speed', (text) => (SPEEDS as readonly number[]).find((one) => one === readNumber(text))),
    beat: read('beat', readBeat),
    camera: read('camera', cameraFromText),
    talk: has('talk'),
    side: read('side', among(SIDES)),
    compare: has('compare'),
    play: has('play'),
    language: read('lang', among(LANGUAGES)),
    theme: read('theme', among(THEME_NAMES)),
    view: read('view', (text) => (isViewName(text) ? text : undefined)),
    loop: read('loop', readSpan),
    motion: read('motion', among(MOTIONS)),
    run: read('run', (text) => (/^[0-9a-f]{8,16}$/.test(text) ? text : undefined)),
    unread: unread(),
  };
}

const MAX_TWEAKS = 200;

function readLinkedTweak(text: string): Tweak | undefined {
  const read = readTweak(text);
  return read !== undefined && 'tweak' in read ? read.tweak : undefined;
}

function readTime(text: string): number | undefined {
  const time = Math.round(1000 * (readNumber(text) ?? -1));
  return time < 0 || !Number.isFinite(time) ? undefined : time;
}

function readBeat(text: string): number | undefined {
  const beat = readNumber(text);
  return beat !== undefined && Number.isInteger(beat) && beat >= 1 && beat <= LIMITS.beats ? beat - 1 : undefined;
}

/** Applies a link to the open scene. A link to another scene changes only language, theme and motion. */
export function openLink(state: AppState, link: LinkedState): AppState {
  const { written } = state;
  const chosen = link.motion === undefined ? state : chooseMotion(link.motion)(state);
  const looks = { ...chosen, language: link.language ?? state.language, theme: link.theme ?? state.theme };
  if (link.scene !== undefined && link.scene !== written.id) return looks;
  const beat = link.beat === undefined || link.beat >= written.beats.length ? -1 : link.beat;
  const { scene, refused } = applyLink(written, link);
  const unused: UnusedPart[] = link.unread.map((part) => ({ part, problem: unreadProblem(part) }));
  if (link.beat !== undefined && beat === -1) unused.push({ part: partText('beat', `${link.beat + 1}`) });
  return {
    ...looks,
    scene,
    history: NO_HISTORY,
    fallback: scene === state.run?.scene ? undefined : fallbackOf(state),
    trouble: undefined,
    speed: link.speed ?? 1,
    time: link.time ?? 0,
    playing: false,
    camera: link.camera ?? FITTED,
    mode: link.talk ? 'talk' : 'watch',
    side: link.talk ? undefined : link.side,
    compare: link.compare,
    beat,
    view: link.view,
    loop: link.loop,
    opened: {
      scene,
      version: link.version,
      run: link.run,
      time: link.time ?? (beat >= 0 ? undefined : 0),
      changes: changesOf(link, written).filter(({ part }) => !refused.some((one) => one.part === part)),
      unused: [...unused, ...refused],
    },
  };
}

/** The parts that change the scene, in the order in which they are applied. */
function changesOf({ seed, faults, tweaks }: LinkedState, written: Scene): LinkChange[] {
  const change = (part: string, alone: Parameters<typeof applyLink>[1]): LinkChange => ({
    part,
    alone: () => applyLink(written, alone).scene,
  });
  return [
    ...(seed === undefined ? [] : [change(partText('seed', seed), { seed, tweaks: [] })]),
    ...faults.map((fault) => change(faultPart(fault), { seed: undefined, faults: [fault], tweaks: [] })),
    ...tweaks.map((tweak) => change(tweakPart(tweak), { seed: undefined, tweaks: [tweak] })),
  ];
}

function faultPart(fault: FaultScene): string {
  return partText('fault', faultToText(fault) ?? '');
}

function tweakPart({ path, value }: Tweak): string {
  return partText('set', `${path}:${value}`);
}

/** The scene with the changes of a link. Changes that the scene refuses are skipped and returned. */
export function applyLink(
  scene: Scene,
  { seed, faults = [], tweaks }: Pick<LinkedState, 'seed' | 'tweaks'> & Partial<Pick<LinkedState, 'faults'>>,
): { scene: Scene; refused: UnusedPart[] } {
  let applied = scene;
  const refused: UnusedPart[] = [];
  const attempt = (part: string, change: (scene: Scene) => Scene): void => {
    try {
      applied = change(applied);
    } catch (error) {
      // The link may be of another version of the scene: the other parts still apply.
      refused.push({ part, problem: error instanceof SceneError ? error.problems[0] : undefined });
    }
  };
  if (seed !== undefined) attempt(partText('seed', seed), (one) => reseedScene(one, seed));
  for (const fault of faults) {
    attempt(faultPart(fault), (one) => withMoreFaults(one, [fault]));
  }
  // First all at once, since some are valid only together; if that fails, one by one.
  try {
    return { scene: tweakScene(applied, tweaks), refused };
  } catch {
    for (const tweak of tweaks) {
      attempt(tweakPart(tweak), (one) => tweakScene(one, [tweak]));
    }
    return { scene: applied, refused };
  }
}

/** The differing numbers and choices, as tweaks from one scene to the other. */
export function tweaksBetween(from: Scene, to: Scene): Tweak[] {
  if (from === to) return [];
  const values = (scene: Scene): Tweak[] => [...listSources(scene), ...listChoices(scene)];
  const before = new Map(values(from).map(({ path, value }) => [path, value]));
  return values(to)
    .filter(({ path, value }) => before.get(path) !== value)
    .map(({ path, value }) => ({ path, value }));
}
