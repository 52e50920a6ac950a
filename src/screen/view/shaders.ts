/** Widths of the data textures in texels; shaders compute row and column from them. */
export const STATE_WIDTH = 256;
export const DATA_WIDTH = 1024;

export const COMMON = /* glsl */ `#version 300 es
precision highp float;
precision highp int;
`;

/** The theme colours of `uColours`, in order. */
export const COLOURS = [
  'plate',
  'plateLine',
  'neuronLink',
  'efa',
  'computing',
  'chipLine',
  'chipFill',
  'waitingHead',
  'waitingMiddle',
  'waitingTail',
  'rack',
  'ground',
  'groundEdge',
  'block0',
  'block1',
  'block2',
  'block3',
  'block4',
] as const;

/** Defines a name for each colour in a shader with `uColours`. */
export const colourNames = COLOURS.map((name, i) => `#define ${name.toUpperCase()} uColours[${i}].rgb`).join('\n');
