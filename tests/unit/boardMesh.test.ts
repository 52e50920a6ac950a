import { describe, expect, it } from 'vitest';
import { buildBoard, stateRows } from '../../src/screen/picture/board.ts';
import {
  BOARD_KINDS,
  halfFloat,
  KIND_BITS,
  measureWord,
  MeshBuilder,
  VERTEX_WORDS,
} from '../../src/screen/picture/boardMesh.ts';
import { PROJECTIONS } from '../../src/screen/picture/projections/projections.ts';
import { buildCluster } from '../../src/core/model/topologies/topologies.ts';
import { layered } from '../support/clusters.ts';
import { StateColumn } from '../../src/screen/view/stateColumn.ts';

describe('a mesh', () => {
  it('keeps places, pairs, measures, kinds and rows, however much it grows', () => {
    const mesh = new MeshBuilder(1);
    for (let quad = 0; quad < 50; quad++) {
      mesh.begin(quad % 17, 1_000_000 + quad);
      mesh.measure(quad, -0.5);
      for (let corner = 0; corner < 4; corner++) mesh.vertex(quad + 0.25, -corner, 1, -1);
      mesh.quad();
    }
    const { vertices, indices } = mesh.seal();
    expect([vertices.length, indices.length]).toEqual([50 * 4 * VERTEX_WORDS, 50 * 6]);
    const floats = new Float32Array(vertices.buffer);
    const last = (49 * 4 + 3) * VERTEX_WORDS;
    expect([floats[last], floats[last + 1]]).toEqual([49.25, -3]);
    expect(vertices[last + 2]).toBe(0x80017fff);
    expect(vertices[last + 3]).toBe(((0xb800 << 16) | 0x5220) >>> 0);
    expect(vertices[last + 4]! >>> KIND_BITS).toBe(1_000_049);
    expect(vertices[last + 4]! & ((1 << KIND_BITS) - 1)).toBe(49 % 17);
    expect([...indices.subarray(-6)]).toEqual([196, 197, 198, 196, 198, 199]);
  });

  it('copies quads, moved and with a row of their own', () => {
    const mesh = new MeshBuilder(1);
    const chip = (x: number, y: number, row: number): void => {
      mesh.begin(BOARD_KINDS.chipTop, row);
      mesh.measure(1, 0.5);
      for (const a of [0, 1, 2, 3]) mesh.vertex(x + a, y - a, 1, -1);
      mesh.quad();
    };
    chip(2, 3, 5);
    mesh.again(0, 1, 10, -20, 70_000);
    const copied = mesh.seal();
    const [vertices, indices] = [copied.vertices.slice(20), copied.indices.slice(6)];
    chip(12, -17, 70_000);
    expect(vertices).toEqual(mesh.seal().vertices.slice(40));
    expect([...indices]).toEqual([4, 5, 6, 4, 6, 7]);
  });

  it('draws a strip with the normals of its ways, however many points it has', () => {
    const points = Float32Array.of(9, 9, 0, 0, 4, 0, 4, 3, 4, 3);
    for (const count of [2, 3, 4]) {
      const [strip, slow] = [new MeshBuilder(1), new MeshBuilder(1)];
      for (const mesh of [strip, slow]) mesh.begin(BOARD_KINDS.link, 7);
      strip.strip(points, 1, count, measureWord(2, -1), measureWord(2, 1));
      for (let i = 0; i < count; i++) {
        const place = (at: number): [number, number] => [points[2 + 2 * at]!, points[3 + 2 * at]!];
        const [[ax, ay], [bx, by]] = [place(Math.max(0, i - 1)), place(Math.min(count - 1, i + 1))];
        const length = Math.hypot(bx - ax, by - ay) || 1;
        slow.measure(2, -1);
        slow.vertex(...place(i), (by - ay) / length, -(bx - ax) / length);
        slow.measure(2, 1);
        slow.vertex(...place(i), -(by - ay) / length, (bx - ax) / length);
        if (i > 0) slow.piece();
      }
      expect(strip.seal()).toEqual(slow.seal());
    }
  });

  it('has half floats as IEEE 754 has them', () => {
    const known = [
      [0, 0],
      [1, 0x3c00],
      [-2, 0xc000],
      [0.333251953125, 0x3555],
      [65504, 0x7bff],
      [1e-9, 0],
    ] as const;
    for (const [value, bits] of known) expect(halfFloat(value)).toBe(bits);
  });

  it('has room for its kinds', () => {
    expect(Math.max(...Object.values(BOARD_KINDS))).toBeLessThan(1 << KIND_BITS);
  });
});

describe('the board', () => {
  it('paints links in the order of their layers, and only those that are drawn', () => {
    const { network } = buildCluster(layered(2, 2, { side: 2, plates: 2 }));
    const layout = PROJECTIONS.plane(network, { upright: false, longestQueue: 4 });
    layout.paths.drawn[3] = 0;
    const { vertices } = buildBoard(network, layout);
    const painted: number[] = [];
    for (let at = VERTEX_WORDS - 1; at < vertices.length; at += VERTEX_WORDS) {
      if ((vertices[at]! & ((1 << KIND_BITS) - 1)) !== BOARD_KINDS.link) continue;
      const link = (vertices[at]! >>> KIND_BITS) - stateRows(network, layout).links;
      if (painted.at(-1) !== link) painted.push(link);
    }
    expect(new Set(painted).size).toBe(painted.length);
    expect(painted.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: network.linkCount }, (_, link) => link).filter((link) => link !== 3),
    );
    const layers = painted.map((link) => layout.looks.layer[link]!);
    expect(layers).toEqual(layers.toSorted((a, b) => a - b));
  });
});

describe('states', () => {
  it('tell once which of them have changed', () => {
    const states = new StateColumn(20);
    expect(states.takeChanged()).toBeUndefined();
    expect(states.setAll(4, Uint8Array.of(0, 0, 7, 0, 9, 0))).toBe(true);
    expect(states.takeChanged()).toEqual({ first: 6, end: 9 });
    expect(states.setAll(4, Uint8Array.of(0, 0, 7, 0, 9, 0))).toBe(false);
    states.set(2, 0);
    expect(states.takeChanged()).toBeUndefined();
    states.set(2, 1);
    states.set(12, 3);
    expect(states.takeChanged()).toEqual({ first: 2, end: 13 });
    expect(states.setAll(4, Uint8Array.of(0, 0, 7, 0, 9, 5))).toBe(true);
    expect(states.takeChanged()).toEqual({ first: 9, end: 10 });
    states.set(9, 0);
    const many = new Uint8Array(18);
    for (const row of [17, 16, 15, 8, 5, 0]) {
      const long = new StateColumn(24);
      many[row] = 200;
      expect([long.setAll(4, many), long.setAll(4, many)]).toEqual([true, false]);
      expect(long.takeChanged()).toEqual({ first: 4 + row, end: 22 });
    }
    expect([...states.bytes.subarray(0, 13)]).toEqual([0, 0, 1, 0, 0, 0, 7, 0, 9, 0, 0, 0, 3]);
  });
});
