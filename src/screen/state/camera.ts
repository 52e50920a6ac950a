/**
 * What is looked at, relative to the fitted picture, so that no window, projection or second picture beside this one changes
 * what it means: the point in the middle, as shares of the picture's bounds, and how many times larger than fitted it is.
 */
export type CameraView = { readonly x: number; readonly y: number; readonly zoom: number };

/** `glides`: whether the view is to be reached by a flight, or at once, as what a hand moves. */
export type CameraState = CameraView & { readonly glides: boolean };

export const FITTED: CameraState = { x: 0.5, y: 0.5, zoom: 1, glides: true };

/** Limits of zoom; how deep a run may be looked into depends on its size too. */
export const MIN_ZOOM = 0.5;
export const MAX_ZOOM = 128;

export function isFitted({ x, y, zoom }: CameraView): boolean {
  return x === FITTED.x && y === FITTED.y && zoom === FITTED.zoom;
}

/** `x,y,zoom` for an address; undefined where the picture is fitted. */
export function cameraToText(camera: CameraView): string | undefined {
  return isFitted(camera) ? undefined : [camera.x, camera.y, camera.zoom].join(',');
}

/** The camera that an address asks for; undefined for anything but three numbers that can be meant. */
export function cameraFromText(text: string): CameraState | undefined {
  if (!/^[\d.]{1,12}(?:,[\d.]{1,12}){2}$/.test(text)) return undefined;
  const [x, y, zoom] = text.split(',').map(Number) as [number, number, number];
  return [x, y, zoom].every(Number.isFinite) ? { ...clampCamera({ x, y, zoom }, MAX_ZOOM), glides: false } : undefined;
}

/** Kept over the picture and within the limits of zoom; rounded, so that an address can hold it to the last digit. */
export function clampCamera({ x, y, zoom }: CameraView, most: number): CameraView {
  const share = (value: number): number => rounded(Math.min(Math.max(value, 0), 1));
  return { x: share(x), y: share(y), zoom: rounded(Math.min(Math.max(zoom, MIN_ZOOM), most)) };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
