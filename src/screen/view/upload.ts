import {
  type Buffer,
  type BufferImageSource,
  ExtensionType,
  extensions,
  type GLTextureUploader,
  type WebGLRenderer,
} from 'pixi.js';
import type { Steps } from '../../core/base/steps.ts';

/** Bytes per step: some milliseconds of copying with a slow driver. */
const BYTES_A_STEP = 4 << 20;

/** Allocates a texture on the GPU without filling it. */
const EMPTY: GLTextureUploader & { readonly extension: object } = {
  extension: { type: ExtensionType.TextureUploaderWebGL, name: 'empty' },
  id: 'empty',
  upload: ({ width, height }, glTexture, gl) => {
    const { target, internalFormat, format, type } = glTexture;
    gl.texImage2D(target, 0, internalFormat, width, height, 0, format, type, null);
    glTexture.width = width;
    glTexture.height = height;
  },
};

/** Must be called before a renderer is created. */
export function allowUploadsInSteps(): void {
  extensions.add(EMPTY);
}

/**
 * Uploads textures and buffers to the GPU before they are drawn; those larger than BYTES_A_STEP in steps, so that no task of the page
 * is long. It keeps a list of them, so that they can be destroyed if the work is cancelled.
 */
export class Upload {
  readonly #renderer: Pick<WebGLRenderer, 'texture' | 'buffer' | 'gl'>;
  readonly #sent: (Buffer | BufferImageSource)[] = [];

  constructor(renderer: Pick<WebGLRenderer, 'texture' | 'buffer' | 'gl'>) {
    this.#renderer = renderer;
  }

  *texture(source: BufferImageSource): Steps<void> {
    const { texture } = this.#renderer;
    const { width, height } = source;
    const rowBytes = (source.resource as ArrayBufferView).byteLength / height;
    this.#sent.push(source);
    if (rowBytes * height <= BYTES_A_STEP) {
      texture.initSource(source);
      return;
    }
    const usual = source.uploadMethodId;
    source.uploadMethodId = EMPTY.id;
    texture.initSource(source);
    source.uploadMethodId = usual;
    const rows = Math.max(1, Math.floor(BYTES_A_STEP / rowBytes));
    for (let row = 0; row < height; row += rows) {
      yield row / height;
      source.update(row * width, Math.min(height, row + rows) * width);
    }
  }

  *buffer(buffer: Buffer): Steps<void> {
    const { buffer: buffers, gl } = this.#renderer;
    const { byteLength } = buffer.data;
    this.#sent.push(buffer);
    if (byteLength <= BYTES_A_STEP) {
      buffers.updateBuffer(buffer);
      return;
    }
    const room = buffers.getGlBuffer(buffer);
    gl.bindBuffer(room.type, room.buffer);
    gl.bufferData(room.type, byteLength, gl.DYNAMIC_DRAW);
    room.byteLength = byteLength;
    for (let from = 0; from < byteLength; from += BYTES_A_STEP) {
      yield from / byteLength;
      buffer.update(Math.min(BYTES_A_STEP, byteLength - from), from);
      buffers.updateBuffer(buffer);
    }
  }

  /** Destroys everything that was uploaded. */
  abandon(): void {
    for (const one of this.#sent.splice(0)) one.destroy();
  }
}
