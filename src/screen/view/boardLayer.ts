import { Buffer, BufferUsage, Geometry } from 'pixi.js';
import type { Network } from '../../core/model/network.ts';
import { buildBoard, stateRows, VERTEX_FLOATS } from '../picture/board.ts';
import type { Frame } from '../picture/frame.ts';
import type { Layout } from '../picture/layout.ts';
import { createDataTexture } from './dataTexture.ts';
import { createLayer, type Layer } from './layer.ts';
import { BOARD_FRAGMENT, BOARD_VERTEX, STATE_WIDTH } from './shaders.ts';

/** Plates, chips, links, switches. Their states go up as one small texture a frame, and only where they changed. */
export type BoardLayer = Layer & { readonly show: (frame: Frame, heat: number) => void };

export function createBoardLayer(network: Network, layout: Layout): BoardLayer {
  const mesh = buildBoard(network, layout);
  const rows = stateRows(network);
  const height = Math.ceil(rows.rows / STATE_WIDTH);
  const state = new Uint8Array(STATE_WIDTH * height * 4);
  const texture = createDataTexture(state, 'rgba8unorm', STATE_WIDTH, height);
  const stride = VERTEX_FLOATS * 4;
  const buffer = new Buffer({ data: mesh.vertices, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const geometry = new Geometry({
    attributes: {
      aPosition: { buffer, format: 'float32x2', stride, offset: 0 },
      aShape: { buffer, format: 'float32x4', stride, offset: 8 },
      aKind: { buffer, format: 'float32x2', stride, offset: 24 },
    },
    indexBuffer: mesh.indices,
  });
  const layer = createLayer({
    name: 'board',
    vertex: BOARD_VERTEX,
    fragment: BOARD_FRAGMENT,
    geometry,
    topology: 'triangle-list',
    uniforms: {
      uPixel: { value: 1, type: 'f32' },
    },
    resources: { uState: texture },
  });
  layer.range = { start: 0, size: mesh.indices.length };
  const switchLinks = switchesOf(network);
  const busyOf = new Float32Array(network.nodeCount - network.chipCount);

  const set = (row: number, value: number): boolean => {
    if (state[4 * row] === value) return false;
    state[4 * row] = value;
    return true;
  };
  const show = (frame: Frame, heat: number): void => {
    let changed = set(rows.heat, Math.round(255 * heat));
    frame.chipState.forEach((value, chip) => {
      changed = set(chip, value) || changed;
    });
    busyOf.fill(0);
    frame.linkBusy.forEach((value, link) => {
      changed = set(rows.links + link, value) || changed;
      const at = switchLinks[link]!;
      if (at >= 0) busyOf[at]! += value;
    });
    busyOf.forEach((busy, i) => {
      changed = set(rows.switches + i, Math.min(255, busy * 12)) || changed;
    });
    if (changed) texture.update();
  };
  return {
    ...layer,
    show,
    destroy: () => {
      layer.destroy();
      texture.destroy();
    },
  };
}

/** By link: the switch at one of its ends, counted from 0, or −1. */
function switchesOf(network: Network): Int32Array {
  return Int32Array.from({ length: network.linkCount }, (_, link) => {
    const end = Math.max(network.linkFrom[link]!, network.linkTo[link]!);
    return end >= network.chipCount ? end - network.chipCount : -1;
  });
}
