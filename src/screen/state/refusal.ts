import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Action } from './appState.ts';
import { refuseScene, reportTrouble } from './actions.ts';
import { type AppState, NO_HISTORY, type Trouble } from './appState.ts';
import { returnToFallback } from './fallback.ts';
import { tweaksBetween } from './link.ts';

/** The pending scene can't be run: reports what is at fault and returns to what can be shown. */
export function refuseRun(problems: readonly Problem[]): Action {
  return (state) => {
    const { scene, written, opened, run, fallback, shown } = state;
    const trouble: Trouble = { file: state.file, problems };
    const isLink = opened?.scene === scene;
    if (isLink && opened.changes.length > 0) {
      return refuseOpened(state, { ...trouble, source: 'link', parts: opened.changes.map(({ part }) => part) });
    }
    if (isLink || scene === written) return refuseOpened(state, trouble);
    const isBefore = run !== undefined && shown?.written === written;
    const last = isBefore ? run.scene : (state.history.past.at(-1) ?? written);
    const change: Trouble = { ...trouble, source: 'change', parts: changesFrom(last, scene) };
    if (isBefore) return refuseScene(change)(state);
    // Nothing of this file has been shown: it is from the stored session, or it was changed before its first run finished.
    const source = fallback?.run === undefined ? 'session' : 'change';
    const past = state.history.past.slice(0, -1);
    const stepped = { ...state, scene: last, history: { ...state.history, past, gesture: undefined } };
    return reportTrouble({ ...change, source, stays: 'written' })(stepped);
  };
}

/** Drops the file or link that was opened last, for the state before it; without one, for the scene as written. */
function refuseOpened(state: AppState, trouble: Trouble): AppState {
  const back = returnToFallback(state);
  if (back !== undefined) return reportTrouble({ ...trouble, stays: back.run ? 'before' : 'other' })(back);
  if (state.scene === state.written) return refuseScene(trouble)(state);
  return reportTrouble({ ...trouble, stays: 'written' })({ ...state, scene: state.written, history: NO_HISTORY });
}

/** `path: value` of each differing number and choice, and of the seed. */
function changesFrom(from: Scene, to: Scene): readonly string[] {
  const seed = from.seed === to.seed ? [] : [`seed: ${to.seed}`];
  return [...seed, ...tweaksBetween(from, to).map(({ path, value }) => `${path}: ${value}`)];
}

/** Narrows the parts at fault, once the worker has found them. */
export function narrowTrouble(trouble: Trouble, parts: readonly string[]): Action {
  return (state) => (state.trouble === trouble ? { ...state, trouble: { ...trouble, parts } } : state);
}
