import { isSame, type Thing } from '../../core/trace/thing.ts';
import type { Action } from './appState.ts';
import type { AppState } from './appState.ts';
import { type CameraView, FITTED, isFitted, MIN_ZOOM, MAX_ZOOM, clampCamera } from './camera.ts';

/** Zoom factor per key press. */
const ZOOM_STEP = 1.5;
/** The smallest zoom of a ride. */
const RIDE_ZOOM = 3.5;

/** The upper limit of zoom: enough to see one chip, depending on the size of the cluster. */
export function maxZoom(state: AppState): number {
  const chips = state.run?.reader.trace.network.chipCount ?? 1;
  return Math.min(MAX_ZOOM, Math.max(12, 2 * Math.sqrt(chips)));
}

/** Moves the camera to `view`, clamped. */
export function lookAt(view: CameraView, glides: boolean): Action {
  return (state) => ({ ...state, camera: { ...clampCamera(view, maxZoom(state)), glides } });
}

export const fitCamera: Action = (state) =>
  isFitted(state.camera) && state.inspection.riding === undefined
    ? state
    : { ...state, camera: FITTED, inspection: { ...state.inspection, riding: undefined } };

/** Zooms by `factor` about the point `at` (shares of the bounds). */
export function zoomAt(at: { readonly x: number; readonly y: number }, factor: number): Action {
  return (state) => {
    const { x, y, zoom } = state.camera;
    const next = Math.min(Math.max(zoom * factor, MIN_ZOOM), maxZoom(state));
    const kept = zoom / next;
    return lookAt({ x: at.x + (x - at.x) * kept, y: at.y + (y - at.y) * kept, zoom: next }, false)(state);
  };
}

/** Moves the centre by shares of the bounds. */
export function panBy(dx: number, dy: number): Action {
  return (state) => {
    const { x, y, zoom } = state.camera;
    return lookAt({ x: x + dx, y: y + dy, zoom }, false)(state);
  };
}

/** Zooms by one step about the centre. */
export function zoomStep(direction: 1 | -1): Action {
  return (state) => {
    const { x, y, zoom } = state.camera;
    return lookAt({ x, y, zoom: zoom * ZOOM_STEP ** direction }, true)(state);
  };
}

/** The user takes over the camera where it is now; this ends a flight or ride. */
export function takeOver(view: CameraView): Action {
  return (state) => ({
    ...lookAt(view, false)(state),
    inspection: { ...state.inspection, riding: undefined },
  });
}

export function setPointed(thing: Thing | undefined): Action {
  return (state) =>
    isSame(state.inspection.pointed, thing) ? state : { ...state, inspection: { ...state.inspection, pointed: thing } };
}

/** Opens the card of a thing; undefined closes it. Choosing another thing ends a ride. */
export function choose(thing: Thing | undefined): Action {
  return (state) => {
    if (isSame(state.inspection.chosen, thing)) return state;
    const left = leaveRide(state);
    return { ...left, inspection: { ...left.inspection, chosen: thing } };
  };
}

/** Makes the camera follow a packet to its destination. */
export function ride(packet: number): Action {
  return (state) => {
    const { camera, inspection } = state;
    return {
      ...state,
      camera: { ...camera, zoom: Math.max(camera.zoom, RIDE_ZOOM), glides: true },
      inspection: { ...inspection, chosen: { kind: 'packet', packet }, riding: inspection.riding ?? camera },
    };
  };
}

/** Ends the ride and flies back to the view before it. */
export const leaveRide: Action = (state) => {
  const { riding } = state.inspection;
  if (riding === undefined) return state;
  return {
    ...state,
    camera: { ...riding, glides: true },
    inspection: { ...state.inspection, riding: undefined },
  };
};
