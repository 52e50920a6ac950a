import type { Box, Insets } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';

/** The transform from picture units to CSS pixels: `pixel = unit × scale + (x, y)`. `zoom` is relative to the fitted scale. */
export type Camera = {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The whole picture is visible and not covered by text. */
  readonly isFitted: boolean;
};

/** A view relative to the fitted picture: its centre as shares of the bounds, and its zoom. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number };

/** Fits the whole picture into the area inside the insets, centred. */
export function fit(bounds: Box, width: number, height: number, insets: Insets): Camera {
  const roomX = Math.max(1, width - insets.left - insets.right);
  const roomY = Math.max(1, height - insets.top - insets.bottom);
  const scale = Math.min(roomX / (bounds.right - bounds.left), roomY / (bounds.bottom - bounds.top));
  return {
    scale,
    x: insets.left + roomX / 2 - (scale * (bounds.left + bounds.right)) / 2,
    y: insets.top + roomY / 2 - (scale * (bounds.top + bounds.bottom)) / 2,
    zoom: 1,
    isFitted: true,
  };
}

/** The camera of `view`, centred where the fitted picture is. */
export function lookThrough(view: View, bounds: Box, fitted: Camera): Camera {
  if (view.x === 0.5 && view.y === 0.5 && view.zoom === 1) return fitted;
  const scale = fitted.scale * view.zoom;
  const toMiddle = (share: number, low: number, high: number): number =>
    fitted.scale * ((low + high) / 2) - scale * (low + (high - low) * share);
  return {
    scale,
    x: fitted.x + toMiddle(view.x, bounds.left, bounds.right),
    y: fitted.y + toMiddle(view.y, bounds.top, bounds.bottom),
    zoom: view.zoom,
    isFitted: false,
  };
}

/** From a pixel of the canvas to picture units. */
export function unitAt(camera: Camera, [x, y]: Point): Point {
  return [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
}

/** From picture units to a pixel of the canvas. */
export function pixelAt(camera: Camera, [x, y]: Point): Point {
  return [x * camera.scale + camera.x, y * camera.scale + camera.y];
}

/** From picture units to shares of the bounds. */
export function shareOf(bounds: Box, [x, y]: Point): { readonly x: number; readonly y: number } {
  return {
    x: (x - bounds.left) / (bounds.right - bounds.left),
    y: (y - bounds.top) / (bounds.bottom - bounds.top),
  };
}

/** The view centred on `box`, at `fill` times the scale that fits it. */
export function viewOn(box: Box, bounds: Box, fill: number): View {
  const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const across = (bounds.right - bounds.left) / (box.right - box.left);
  const down = (bounds.bottom - bounds.top) / (box.bottom - box.top);
  return { ...shareOf(bounds, middle), zoom: Math.min(across, down) * fill };
}

/**
 * The view at `share` (0 to 1) of a flight. The zoom changes exponentially. The centre of the nearer of both views moves in a
 * straight line on the screen, so it is always visible.
 */
export function glide(from: View, to: View, share: number): View {
  if (share >= 1) return to;
  const zoom = from.zoom ** (1 - share) * to.zoom ** share;
  const moved = to.zoom >= from.zoom ? 1 - ((1 - share) * from.zoom) / zoom : (share * to.zoom) / zoom;
  return { x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved, zoom };
}

/** The camera as scale and offset to clip space. */
export function clipView(camera: Camera, width: number, height: number, into: Float32Array): void {
  into[0] = (2 * camera.scale) / width;
  into[1] = (-2 * camera.scale) / height;
  into[2] = (2 * camera.x) / width - 1;
  into[3] = 1 - (2 * camera.y) / height;
}
