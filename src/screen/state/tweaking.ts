import { LONGEST_TEXTS } from '../../core/scene/limits.ts';
import { reseedScene, restoreScene } from '../../core/scene/tweak.ts';
import type { Action } from './appState.ts';
import { changeScene } from './history.ts';

/** The number or choice at `path` as the file has it. Throws SceneError where the scene would not make sense with it. */
export function resetTweak(path: string): Action {
  return (state) => changeScene(state, restoreScene(state.scene, state.written, path));
}

/** Another seed. Throws SceneError where it is no text, or too long. */
export function reseed(seed: string): Action {
  return (state) => (seed === state.scene.seed ? state : changeScene(state, reseedScene(state.scene, seed), 'seed'));
}

/** A seed after `seed`, always the same one: `rainier`, `rainier-2`, `rainier-3`, … */
export function seedAfter(seed: string): string {
  const [, stem = seed, number] = /^(.*)-(\d{1,9})$/.exec(seed) ?? [];
  return `${Array.from(stem).slice(0, LONGEST_STEM).join('')}-${Number(number ?? 1) + 1}`;
}

/** Leaves room for a hyphen and ten digits. */
const LONGEST_STEM = LONGEST_TEXTS.seed - 12;
