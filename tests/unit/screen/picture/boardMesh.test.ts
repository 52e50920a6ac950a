import { describe, expect, it } from 'vitest';
import { buildBoard, stateRows } from '../../../../src/screen/picture/board.ts';
import {
  BOARD_KINDS,
  halfFloat,
  KIND_BITS,
  MeshBuilder,
  QUAD_WORDS,
  ROW_WORDS,
} from '../../../../src/screen/picture/boardMesh.ts';
import { PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { layered } from '../../../support/clusters.ts';
import { StateColumn } from '../../../../src/screen/view/stateColumn.ts';

describe('a mesh', () => {
  it('keeps slabs, measures, kinds and rows while it grows, in whole rows of a texture', () => {
    const mesh = new MeshBuilder(1);
    const count = ROW_WORDS / QUAD_WORDS + 50;
    for (let quad = 0; quad < count; quad++) {
      mesh.begin(quad % 17, 1_000_000 + quad, quad, -0.5);
      mesh.slab(quad + 0.25, -quad, 1, 2, 3, 4.5);
    }
    const { words, quads } = mesh.seal();
    expect([quads, words.length]).toEqual([count, 2 * ROW_WORDS]);
    for (const quad of [0, 49, count - 1]) {
      const own = words.slice(quad * QUAD_WORDS, (quad + 1) * QUAD_WORDS);
      expect([...new Float32Array(own.buffer, 0, 6)]).toEqual([quad + 0.25, -quad, 1, 2, 3, 4.5]);
      expect(own[6]).toBe(((0xb800 << 16) | halfFloat(quad)) >>> 0);
      expect(own[7]! >>> KIND_BITS).toBe(1_000_000 + quad);
      expect(own[7]! & ((1 << KIND_BITS) - 1)).toBe(quad % 17);
    }
    expect(words.subarray(count * QUAD_WORDS).every((word) => word === 0)).toBe(true);
  });

  it('copies slabs, moved and with their own row', () => {
    const mesh = new MeshBuilder(1);
    const chip = (x: number, y: number, row: number): void => {
      mesh.begin(BOARD_KINDS.chipSide, row, 1, 0.5);
      mesh.slab(x, y, 3, 1, 0, 0);
      mesh.begin(BOARD_KINDS.chipTop, row, 2, 0.5);
      mesh.slab(x, y - 1, 3, 1, -1, 3);
    };
    chip(2, 3, 5);
    mesh.again(0, 2, 10, -20, 70_000);
    chip(12, -17, 70_000);
    const { words } = mesh.seal();
    expect(words.slice(16, 32)).toEqual(words.slice(32, 48));
  });

  it('draws a strip with the normals of its path, for any number of points', () => {
    const points = Float32Array.of(9, 9, 0, 0, 4, 0, 4, 3, 4, 3);
    for (const count of [2, 3, 4]) {
      const mesh = new MeshBuilder(1);
      mesh.begin(BOARD_KINDS.link, 7, 2, 1);
      mesh.strip(points, 1, count);
      const { words, quads } = mesh.seal();
      const floats = new Float32Array(words.buffer);
      expect(quads).toBe(count - 1);
      const place = (at: number): [number, number] => [points[2 + 2 * at]!, points[3 + 2 * at]!];
      for (let i = 0; i < count; i++) {
        const [[ax, ay], [bx, by]] = [place(Math.max(0, i - 1)), place(Math.min(count - 1, i + 1))];
        const length = Math.hypot(bx - ax, by - ay) || 1;
        const normal = [(by - ay) / length, -(bx - ax) / length];
        // Each point is the end of one piece and the beginning of the next.
        for (const [piece, end] of [
          [i - 1, 1],
          [i, 0],
        ] as const) {
          if (piece < 0 || piece >= quads) continue;
          const at = piece * QUAD_WORDS;
          expect([...floats.subarray(at + 2 * end, at + 2 * end + 2)]).toEqual(place(i));
          const stored = [...new Int16Array(words.buffer, 4 * (at + 4 + end), 2)];
          stored.forEach((part, axis) => expect(part / 32767).toBeCloseTo(normal[axis]!, 4));
        }
      }
    }
  });

  it('encodes half floats as in IEEE 754', () => {
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
    const { words, quads } = buildBoard(network, layout);
    const painted: number[] = [];
    for (let at = QUAD_WORDS - 1; at < quads * QUAD_WORDS; at += QUAD_WORDS) {
      if ((words[at]! & ((1 << KIND_BITS) - 1)) !== BOARD_KINDS.link) continue;
      const link = (words[at]! >>> KIND_BITS) - stateRows(network, layout).links;
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
  it('report each change once', () => {
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
