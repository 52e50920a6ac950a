import { BOARD_KINDS, type BoardMesh, KIND_BITS, QUAD_WORDS, STRIPS } from '../../src/screen/picture/boardMesh.ts';

/** Coordinates x, y, x, y, … of the corners of a board's quads, or of a strip's points. */
export function boardPlaces({ words, quads }: BoardMesh): number[] {
  const floats = new Float32Array(words.buffer, words.byteOffset, words.length);
  const strips: readonly number[] = STRIPS.map((name) => BOARD_KINDS[name]);
  const places: number[] = [];
  for (let at = 0; at < quads * QUAD_WORDS; at += QUAD_WORDS) {
    const [x, y] = [floats[at]!, floats[at + 1]!];
    const [u, v] = [floats[at + 2]!, floats[at + 3]!];
    const [w, z] = [floats[at + 4]!, floats[at + 5]!];
    const kind = words[at + QUAD_WORDS - 1]! & ((1 << KIND_BITS) - 1);
    if (strips.includes(kind)) places.push(x, y, u, v);
    else for (const [a, b] of CORNERS) places.push(x + a * u + b * w, y + a * v + b * z);
  }
  return places;
}

const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;
