import { BufferImageSource } from 'pixi.js';

/** Numbers for a shader, read by `texelFetch`: not filtered, not premultiplied, and never garbage collected by Pixi. */
export function createDataTexture(
  resource: Float32Array | Uint32Array | Uint8Array,
  format: 'rgba32float' | 'rgba32uint' | 'rg32float' | 'r8unorm',
  width: number,
  height: number,
): BufferImageSource {
  return new BufferImageSource({
    resource,
    width,
    height,
    format,
    scaleMode: 'nearest',
    alphaMode: 'no-premultiply-alpha',
    autoGarbageCollect: false,
  });
}
