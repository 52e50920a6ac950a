/** Widths of the data textures, in texels. The shaders find row and column of an item from them. */
export const STATE_WIDTH = 256;
export const DATA_WIDTH = 1024;

export const COMMON = /* glsl */ `#version 300 es
precision highp float;
precision highp int;
`;

/** Names of the theme's colours in `uColours`, in order. */
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

/** Each of them by its name in a shader that has `uColours`. */
export const colourNames = COLOURS.map((name, i) => `#define ${name.toUpperCase()} uColours[${i}].rgb`).join('\n');
