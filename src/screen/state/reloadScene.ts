import { parseScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Action } from './appState.ts';
import { reportTrouble } from './actions.ts';
import { NO_HISTORY } from './appState.ts';
import { applyLink, tweaksBetween } from './link.ts';

/**
 * The open file has changed on disk. Its scene is shown at the same time, with the tweaks that are still valid. If it is invalid
 * the state stays, with the problems in `trouble`.
 */
export function reloadScene(text: string): Action {
  return (state) => {
    const { file, written: before, scene: tweaked } = state;
    try {
      const written = parseScene(text);
      const seed = tweaked.seed === before.seed ? undefined : tweaked.seed;
      const scene = applyLink(written, { seed, tweaks: tweaksBetween(before, tweaked) }).scene;
      const beat = state.beat < written.beats.length ? state.beat : -1;
      return { ...state, written, scene, beat, history: NO_HISTORY, trouble: undefined };
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      return reportTrouble({ file, problems: error.problems })(state);
    }
  };
}
