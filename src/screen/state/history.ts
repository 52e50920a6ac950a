import type { Scene } from '../../core/scene/schema.ts';
import type { AppState } from './appState.ts';

/** Steps of undo; older ones are dropped. */
const MAX_STEPS = 200;

/**
 * Changes the scene and adds the previous one to the undo history. Consecutive changes with the same `gesture` (the path of a
 * dragged slider) are one step.
 */
export function changeScene(state: AppState, scene: Scene, gesture?: string): AppState {
  if (scene === state.scene) return state;
  const { history } = state;
  const goesOn = gesture !== undefined && gesture === history.gesture;
  const past = goesOn ? history.past : [...history.past, state.scene].slice(-MAX_STEPS);
  return { ...state, scene, history: { past, future: [], gesture }, trouble: undefined };
}

/** Ends the gesture: the next change is a new step of undo. */
export function endGesture(state: AppState): AppState {
  if (state.history.gesture === undefined) return state;
  return { ...state, history: { ...state.history, gesture: undefined } };
}

/** Reverts the changes of `gesture` if it is still open. */
export function dropGesture(gesture: string): (state: AppState) => AppState {
  return (state) => {
    const { past, gesture: underWay } = state.history;
    const scene = past.at(-1);
    if (underWay !== gesture || scene === undefined) return state;
    return {
      ...state,
      scene,
      history: { past: past.slice(0, -1), future: [], gesture: undefined },
      trouble: undefined,
    };
  };
}

export function undo(state: AppState): AppState {
  const { past, future } = state.history;
  const scene = past.at(-1);
  if (scene === undefined) return state;
  const history = { past: past.slice(0, -1), future: [...future, state.scene], gesture: undefined };
  return { ...state, scene, history, trouble: undefined };
}

export function redo(state: AppState): AppState {
  const { past, future } = state.history;
  const scene = future.at(-1);
  if (scene === undefined) return state;
  const history = { past: [...past, state.scene], future: future.slice(0, -1), gesture: undefined };
  return { ...state, scene, history, trouble: undefined };
}
