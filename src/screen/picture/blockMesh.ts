import { BOARD_KINDS, type MeshBuilder } from './boardMesh.ts';
import type { Frame } from './frame.ts';
import type { Blocks } from './layout.ts';

/**
 * The number of state bytes of a block: its height (two bytes, high byte first); the shares of its chips that compute and that move
 * data (255 for all); and per field of its top the state of its chip, or NO_CHIP.
 */
export function blockBytes({ side }: Blocks): number {
  return BLOCK_HEAD + side * side;
}
export const BLOCK_HEAD = 4;
export const NO_CHIP = 255;

/** Height of a block of `waiting` packets as a share of the tallest, 0 to 1. */
export function shareOfTallest({ most }: Blocks, waiting: number): number {
  return most === 0 ? 0 : Math.min(1, waiting / most);
}

/** Height of a block's top in a frame, in picture units. */
export function blockHeight(blocks: Blocks, { groupWaiting }: Frame, block: number): number {
  const waiting = groupWaiting[blocks.groups[block]!] ?? 0;
  return blocks.thickness + blocks.rise * shareOfTallest(blocks, waiting);
}

/** Adds the two sides and the top of each block. Measures: the rise of a vertex on the tallest block, and its least height. */
export function addBlocks(mesh: MeshBuilder, blocks: Blocks, firstRow: number): void {
  const { groups, places, thickness, rise } = blocks;
  const [[ax, ay], [bx, by]] = blocks.axes;
  const bytes = blockBytes(blocks);
  for (let block = 0; block < groups.length; block++) {
    const x = places[2 * block]!;
    const y = places[2 * block + 1]!;
    const row = firstRow + block * bytes;
    mesh.begin(BOARD_KINDS.blockLeft, row, rise, thickness);
    mesh.slab(x + bx, y + by, ax, ay, 0, 0);
    mesh.begin(BOARD_KINDS.blockRight, row, rise, thickness);
    mesh.slab(x + ax, y + ay, bx, by, 0, 0);
    mesh.begin(BOARD_KINDS.blockTop, row, rise, thickness);
    mesh.slab(x, y, ax, ay, bx, by);
  }
}
