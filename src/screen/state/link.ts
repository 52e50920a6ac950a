import type { Language } from '../../core/base/text.ts';
import { listChoices } from '../../core/scene/controls.ts';
import { LIMITS } from '../../core/scene/limits.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { listSources } from '../../core/scene/sources.ts';
import { isViewName, type ViewName } from '../../core/scene/views.ts';
import { reseedScene, type Tweak, tweakScene } from '../../core/scene/tweak.ts';
import {
  type AppState,
  durationOf,
  type Motion,
  NO_HISTORY,
  type Side,
  THEME_NAMES,
  type ThemeName,
  type TimeSpan,
} from './appState.ts';
import { readSpan, writeSpan } from './loopLink.ts';
import { chooseMotion } from './motion.ts';
import { SPEEDS } from './playback.ts';

/**
 * What an address says, version 1: `#v=1&scene=two-ultraservers&t=520.25&set=cluster.efa.rate:1&…`. Every part may be missing;
 * what is not understood is left out, never an error: an address may come from anyone.
 */
export const LINK_VERSION = 1;

export type LinkedState = {
  readonly scene: string | undefined;
  readonly seed: string | undefined;
  readonly tweaks: readonly Tweak[];
  /** Milliticks. */
  readonly time: number | undefined;
  readonly speed: number | undefined;
  /** Counted from 0. */
  readonly beat: number | undefined;
  readonly talk: boolean;
  readonly side: Side | undefined;
  readonly play: boolean;
  readonly language: Language | undefined;
  readonly theme: ThemeName | undefined;
  readonly view: ViewName | undefined;
  readonly loop: TimeSpan | undefined;
  readonly motion: Motion | undefined;
};

/** The state as the part of an address after `#`, without what is as it would be anyway. */
export function writeLink(state: AppState): string {
  const parts = new URLSearchParams();
  parts.set('v', String(LINK_VERSION));
  parts.set('scene', state.written.id);
  if (state.scene.seed !== state.written.seed) parts.set('seed', state.scene.seed);
  for (const { path, value } of tweaksBetween(state.written, state.scene)) parts.append('set', `${path}:${value}`);
  if (state.time > 0 && durationOf(state) > 0) parts.set('t', String(Math.round(state.time) / 1000));
  if (state.speed !== 1) parts.set('speed', String(state.speed));
  if (state.beat >= 0) parts.set('beat', String(state.beat + 1));
  if (state.mode === 'talk') parts.set('talk', '');
  if (state.side === 'tweak') parts.set('panel', '');
  if (state.side === 'text') parts.set('text', '');
  if (state.loop !== undefined) parts.set('loop', writeSpan(state.loop));
  if (state.chosenMotion !== undefined) parts.set('motion', state.chosenMotion);
  parts.set('lang', state.language);
  if (state.theme !== 'night') parts.set('theme', state.theme);
  if (state.view !== undefined) parts.set('view', state.view);
  return parts.toString().replaceAll('%3A', ':').replaceAll('=&', '&').replace(/=$/, '');
}

/** What an address asks for. `#play` alone is understood as well. */
export function readLink(hash: string): LinkedState {
  const parts = new URLSearchParams(hash.replace(/^#/, '').slice(0, 10_000));
  const number = (key: string): number | undefined => {
    const text = parts.get(key);
    const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  };
  const speed = number('speed');
  const beat = number('beat');
  const time = number('t');
  const language = parts.get('lang');
  const theme = parts.get('theme');
  const view = parts.get('view');
  const motion = parts.get('motion');
  return {
    scene: parts.get('scene') ?? undefined,
    seed: parts.get('seed') ?? undefined,
    tweaks: parts.getAll('set').slice(0, MOST_TWEAKS).flatMap(readTweak),
    time: time === undefined || time < 0 ? undefined : Math.round(time * 1000),
    speed: (SPEEDS as readonly number[]).find((one) => one === speed),
    beat: beat !== undefined && Number.isInteger(beat) && beat >= 1 && beat <= LIMITS.beats ? beat - 1 : undefined,
    talk: parts.has('talk'),
    side: parts.has('panel') ? 'tweak' : parts.has('text') ? 'text' : undefined,
    play: parts.has('play'),
    language: language === 'en' || language === 'ko' ? language : undefined,
    theme: THEME_NAMES.find((name) => name === theme),
    view: isViewName(view) ? view : undefined,
    loop: readSpan(parts.get('loop') ?? ''),
    motion: motion === 'full' || motion === 'less' ? motion : undefined,
  };
}

const MOST_TWEAKS = 200;

function readTweak(text: string): Tweak[] {
  const [, path, written = ''] = /^([\w$.[\]-]+):(.+)$/.exec(text) ?? [];
  const value = readValue(written);
  return path === undefined || value === undefined ? [] : [{ path, value }];
}

/** A number, yes or no, or one word: the name of an option. */
function readValue(text: string): Tweak['value'] | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  return /^[A-Za-z]\w{0,60}$/.test(text) ? text : undefined;
}

/** The state that an address asks for, of a scene that it names; another scene's address changes language and theme alone. */
export function openLink(state: AppState, link: LinkedState): AppState {
  const { written } = state;
  const chosen = link.motion === undefined ? state : chooseMotion(link.motion)(state);
  const looks = { ...chosen, language: link.language ?? state.language, theme: link.theme ?? state.theme };
  if (link.scene !== undefined && link.scene !== written.id) return looks;
  const beat = link.beat === undefined || link.beat >= written.beats.length ? -1 : link.beat;
  return {
    ...looks,
    scene: applyLink(written, link),
    history: NO_HISTORY,
    speed: link.speed ?? 1,
    time: link.time ?? 0,
    playing: false,
    mode: link.talk ? 'talk' : 'watch',
    side: link.talk ? undefined : link.side,
    beat,
    view: link.view,
    loop: link.loop,
  };
}

/** The scene that an address asks for; a change that the scene refuses is left out. */
export function applyLink(scene: Scene, { seed, tweaks }: Pick<LinkedState, 'seed' | 'tweaks'>): Scene {
  let applied = scene;
  const attempt = (change: (scene: Scene) => Scene): void => {
    try {
      applied = change(applied);
    } catch {
      // From another version of the scene, or from nowhere: what fits is kept.
    }
  };
  if (seed !== undefined) attempt((one) => reseedScene(one, seed));
  const reseeded = applied;
  attempt((one) => tweakScene(one, tweaks));
  if (applied === reseeded) for (const tweak of tweaks) attempt((one) => tweakScene(one, [tweak]));
  return applied;
}

/** The numbers and choices that differ, as changes that lead from one scene to the other. */
export function tweaksBetween(from: Scene, to: Scene): Tweak[] {
  const values = (scene: Scene): Tweak[] => [...listSources(scene), ...listChoices(scene)];
  const before = new Map(values(from).map(({ path, value }) => [path, value]));
  return values(to)
    .filter(({ path, value }) => before.get(path) !== value)
    .map(({ path, value }) => ({ path, value }));
}
