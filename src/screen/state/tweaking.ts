import { LONGEST_TEXTS } from '../../core/scene/limits.ts';
import { reseedScene, restoreScene } from '../../core/scene/tweak.ts';
import type { Action } from './appState.ts';
import { changeScene } from './history.ts';

/** Resets a number or choice to the file's value. Throws SceneError if the scene would be invalid. */
export function resetTweak(path: string): Action {
  return (state) => changeScene(state, restoreScene(state.scene, state.written, path));
}

/** Changes the seed. Throws SceneError if it is invalid. */
export function reseed(seed: string): Action {
  return (state) => (seed === state.scene.seed ? state : changeScene(state, reseedScene(state.scene, seed), 'seed'));
}

/** The next seed, deterministic: `rainier`, `rainier-2`, `rainier-3`, … */
export function seedAfter(seed: string): string {
  const [, stem = seed, number] = /^(.*)-(\d{1,9})$/.exec(seed) ?? [];
  return `${Array.from(stem).slice(0, LONGEST_STEM).join('')}-${Number(number ?? 1) + 1}`;
}

/** Leaves room for a hyphen and ten digits. */
const LONGEST_STEM = LONGEST_TEXTS.seed - 12;
