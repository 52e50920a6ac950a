import { type Geometry, GlProgram, type Renderer, RenderContainer, Shader, State, type Topology } from 'pixi.js';
import { COLOURS } from './shaders.ts';

type Uniform = { readonly value: unknown; readonly type: string; readonly size?: number };

/** A drawing of one geometry by one shader, with its uniforms within reach; it holds no time. */
export type Layer = {
  readonly container: RenderContainer;
  readonly uniforms: Record<string, unknown>;
  /** Puts another texture in the place of the one of that name. */
  readonly setTexture: (name: string, texture: unknown) => void;
  /** Elements to draw, from `start`. */
  range: { start: number; size: number };
  readonly destroy: () => void;
};

/** What every layer's shaders ask for: the view, the light and the colours of the theme. */
function everyLayer(): Record<string, Uniform> {
  return {
    uView: { value: new Float32Array(4), type: 'vec4<f32>' },
    uLight: { value: 1, type: 'f32' },
    uIdle: { value: 1, type: 'f32' },
    uColours: { value: new Float32Array(COLOURS.length * 4), type: 'vec4<f32>', size: COLOURS.length },
  };
}

/** Premultiplied colours: alpha 0 adds light, alpha 1 covers. One draw a frame. */
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

/** The part of Pixi's WebGL encoder that draws a range; its WebGPU twin has the same shape but is never made. */
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
