import type { LinkLooks } from './layout.ts';

/** Layers closer than this part of a plate's are one: links of them are painted in the order of their rows. */
export const LAYER_STEPS = 16;

export function createLooks(links: number): LinkLooks {
  return { layer: new Float32Array(links), idle: new Float32Array(links), half: new Float32Array(links) };
}

export function setLook(looks: LinkLooks, link: number, layer: number, idle: number, half: number): void {
  looks.layer[link] = layer;
  looks.idle[link] = idle;
  looks.half[link] = half;
}
