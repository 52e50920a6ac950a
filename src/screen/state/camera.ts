/**
 * A view relative to the fitted picture, so that it is independent of the window, the projection and a second picture: the
 * centre as shares of the picture's bounds, and the zoom factor.
 */
export type CameraView = { readonly x: number; readonly y: number; readonly zoom: number };

/** `glides`: fly to the view instead of jumping, as dragging does. */
export type CameraState = CameraView & { readonly glides: boolean };

export const FITTED: CameraState = { x: 0.5, y: 0.5, zoom: 1, glides: true };

/** Absolute limits; the upper limit for a run also depends on its size (maxZoom). */
export const MIN_ZOOM = 0.5;
export const MAX_ZOOM = 128;

export function isFitted({ x, y, zoom }: CameraView): boolean {
  return x === FITTED.x && y === FITTED.y && zoom === FITTED.zoom;
}

/** `x,y,zoom` for a link; undefined if the picture is fitted. */
export function cameraToText(camera: CameraView): string | undefined {
  return isFitted(camera) ? undefined : [camera.x, camera.y, camera.zoom].join(',');
}

/** The camera of a link; undefined unless it is three valid numbers. */
export function cameraFromText(text: string): CameraState | undefined {
  if (!/^[\d.]{1,12}(?:,[\d.]{1,12}){2}$/.test(text)) return undefined;
  const [x, y, zoom] = text.split(',').map(Number) as [number, number, number];
  return [x, y, zoom].every(Number.isFinite) ? { ...clampCamera({ x, y, zoom }, MAX_ZOOM), glides: false } : undefined;
}

/** Clamps centre and zoom, and rounds them so that a link reproduces them exactly. */
export function clampCamera({ x, y, zoom }: CameraView, most: number): CameraView {
  const share = (value: number): number => rounded(Math.min(Math.max(value, 0), 1));
  return { x: share(x), y: share(y), zoom: rounded(Math.min(Math.max(zoom, MIN_ZOOM), most)) };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
