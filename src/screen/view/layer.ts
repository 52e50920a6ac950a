import { type Geometry, GlProgram, type Renderer, RenderContainer, Shader, State, type Topology } from 'pixi.js';
import { COLOURS } from './shaders.ts';

type Uniform = { readonly value: unknown; readonly type: string; readonly size?: number };

/** One geometry drawn by one shader. Stateless in time: its uniforms are set for each frame. */
export type Layer = {
  readonly container: RenderContainer;
  readonly uniforms: Record<string, unknown>;
  /** Replaces the texture of that name. */
  readonly setTexture: (name: string, texture: unknown) => void;
  /** The range of elements to draw. */
  range: { start: number; size: number };
  readonly destroy: () => void;
};

/** Uniforms of every layer: camera, light and theme colours. */
function everyLayer(): Record<string, Uniform> {
  return {
    uView: { value: new Float32Array(4), type: 'vec4<f32>' },
    uLight: { value: 1, type: 'f32' },
    uIdle: { value: 1, type: 'f32' },
    uColours: { value: new Float32Array(COLOURS.length * 4), type: 'vec4<f32>', size: COLOURS.length },
  };
}

/** Blends premultiplied colours: alpha 0 is additive, alpha 1 opaque. One draw call per frame. */
export function createLayer(options: {
  readonly name: string;
  readonly vertex: string;
  readonly fragment: string;
  readonly geometry: Geometry;
  readonly topology: Topology;
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly resources: Readonly<Record<string, unknown>>;
}): Layer {
  const { geometry, topology } = options;
  const shader = new Shader({
    glProgram: GlProgram.from({
      name: options.name,
      vertex: options.vertex,
      fragment: options.fragment,
      preferredFragmentPrecision: 'highp',
    }),
    resources: { layer: { ...everyLayer(), ...options.uniforms }, ...options.resources },
  });
  const state = State.for2d();
  const layer: Layer = {
    container: new RenderContainer({
      render: (renderer: Renderer) => {
        const { start, size } = layer.range;
        if (size === 0) return;
        (renderer as unknown as { encoder: DrawEncoder }).encoder.draw({
          geometry,
          shader,
          state,
          topology,
          start,
          size,
        });
      },
    }),
    uniforms: (shader.resources['layer'] as { uniforms: Record<string, unknown> }).uniforms,
    setTexture: (name, texture) => {
      shader.resources[name] = texture;
    },
    range: { start: 0, size: 0 },
    destroy: () => {
      layer.container.destroy();
      shader.destroy();
      geometry.destroy(true);
    },
  };
  return layer;
}

/** The method of Pixi's WebGL encoder that draws a range. The WebGPU encoder has it too but is never created. */
type DrawEncoder = {
  draw(options: {
    geometry: Geometry;
    shader: Shader;
    state: State;
    topology: Topology;
    start: number;
    size: number;
  }): void;
};
