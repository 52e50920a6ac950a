import { type BoardMesh, VERTEX_WORDS } from '../../src/screen/picture/boardMesh.ts';

/** x and y in turn of a board's vertices. */
export function boardPlaces({ vertices }: BoardMesh): number[] {
  const floats = new Float32Array(vertices.buffer, vertices.byteOffset, vertices.length);
  const places: number[] = [];
  for (let at = 0; at < vertices.length; at += VERTEX_WORDS) places.push(floats[at]!, floats[at + 1]!);
  return places;
}
