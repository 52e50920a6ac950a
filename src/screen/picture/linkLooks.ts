import type { LinkLooks } from './layout.ts';

export function createLooks(links: number): LinkLooks {
  return { layer: new Float32Array(links), idle: new Float32Array(links), half: new Float32Array(links) };
}

export function setLook(looks: LinkLooks, link: number, layer: number, idle: number, half: number): void {
  looks.layer[link] = layer;
  looks.idle[link] = idle;
  looks.half[link] = half;
}
