import type { Box } from '../picture/layout.ts';

/** From picture units to CSS pixels of the canvas: `pixel = unit × scale + (x, y)`. */
export type Camera = { readonly scale: number; readonly x: number; readonly y: number };

export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** The whole picture, as large as the room inside the insets allows, in its middle. */
export function fit(bounds: Box, width: number, height: number, insets: Insets): Camera {
  const roomX = Math.max(1, width - insets.left - insets.right);
  const roomY = Math.max(1, height - insets.top - insets.bottom);
  const scale = Math.min(roomX / (bounds.right - bounds.left), roomY / (bounds.bottom - bounds.top));
  return {
    scale,
    x: insets.left + roomX / 2 - (scale * (bounds.left + bounds.right)) / 2,
    y: insets.top + roomY / 2 - (scale * (bounds.top + bounds.bottom)) / 2,
  };
}

/** The camera as scale and offset to clip space, for the shaders. */
export function clipView(camera: Camera, width: number, height: number, into: Float32Array): void {
  into[0] = (2 * camera.scale) / width;
  into[1] = (-2 * camera.scale) / height;
  into[2] = (2 * camera.x) / width - 1;
  into[3] = 1 - (2 * camera.y) / height;
}
