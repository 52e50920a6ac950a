import { blockColours } from '../picture/blockColours.ts';
import { rgb, type Theme } from '../picture/theme.ts';
import type { Layer } from './layer.ts';
import { COLOURS } from './shaders.ts';

/** A theme as uniforms: the colours in the order of COLOURS, four numbers each, and its lights. */
export type Dress = { readonly colours: Float32Array; readonly light: number; readonly idle: number };

export function dressLayer({ uniforms }: Pick<Layer, 'uniforms'>, { colours, light, idle }: Dress): void {
  (uniforms['uColours'] as Float32Array).set(colours);
  uniforms['uLight'] = light;
  uniforms['uIdle'] = idle;
}

export function dressOf(theme: Theme): Dress {
  const [block0, block1, block2, block3, block4] = blockColours(theme);
  const byName: Record<(typeof COLOURS)[number], string> = {
    plate: theme.plate,
    plateLine: theme.plateLine,
    neuronLink: theme.link.neuronLink,
    efa: theme.link.efa,
    computing: theme.computing,
    chipLine: theme.chipLine,
    chipFill: theme.chipFill,
    waitingHead: theme.waiting[0],
    waitingMiddle: theme.waiting[1],
    waitingTail: theme.waiting[2],
    rack: theme.rack,
    ground: theme.ground,
    groundEdge: theme.groundEdge,
    block0,
    block1,
    block2,
    block3,
    block4,
  };
  const colours = Float32Array.from(COLOURS.flatMap((name) => [...rgb(byName[name]), 1]));
  return { colours, light: theme.light, idle: theme.idle };
}
