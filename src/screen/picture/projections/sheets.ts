import { memoize } from '../../../core/base/memoize.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Point } from '../path.ts';

/** The chips of one group and z, which are on one plate. */
export type Sheet = {
  readonly group: number;
  readonly z: number;
  readonly chips: readonly number[];
  /** The least x and y among them. */
  readonly low: Point;
  /** Cells from the least to the greatest x and y. */
  readonly cells: Point;
};

/** In order of their first chip. Memoized per network, since most projections need them to decide whether they fit. */
export const sheetsOf = memoize(findSheets);

/** More than there are values of z, on either side of 0. */
const MOST_Z = 2 ** 20;

function findSheets({ chipCount, nodeGroup, nodeX, nodeY, nodeZ }: Network): readonly Sheet[] {
  const byPlace = new Map<number, number[]>();
  for (let chip = 0; chip < chipCount; chip++) {
    const key = nodeGroup[chip]! * 2 * MOST_Z + nodeZ[chip]! + MOST_Z;
    const chips = byPlace.get(key);
    if (chips === undefined) byPlace.set(key, [chip]);
    else chips.push(chip);
  }
  return [...byPlace.values()].map((chips): Sheet => {
    const [lowX, highX] = spanOf(nodeX, chips);
    const [lowY, highY] = spanOf(nodeY, chips);
    return {
      group: nodeGroup[chips[0]!]!,
      z: nodeZ[chips[0]!]!,
      chips,
      low: [lowX, lowY],
      cells: [highX - lowX + 1, highY - lowY + 1],
    };
  });
}

function spanOf(column: Int32Array, rows: readonly number[]): Point {
  let low = column[rows[0]!]!;
  let high = low;
  for (const row of rows) {
    low = Math.min(low, column[row]!);
    high = Math.max(high, column[row]!);
  }
  return [low, high];
}

/** Whether no two chips of a sheet share a cell, and few cells are empty. */
export function isGrid({ nodeX, nodeY }: Network, { chips, cells, low }: Sheet): boolean {
  if (chips.length > cells[0] * cells[1] || cells[0] * cells[1] > chips.length * 2) return false;
  const isTaken = new Uint8Array(cells[0] * cells[1]);
  for (const chip of chips) {
    const cell = (nodeY[chip]! - low[1]) * cells[0] + nodeX[chip]! - low[0];
    if (isTaken[cell] === 1) return false;
    isTaken[cell] = 1;
  }
  return true;
}

/** Whether switches form one layer: each is linked to chips, and none to another switch. */
export function hasOneLayer({ linkCount, linkFrom, linkTo, chipCount }: Network): boolean {
  for (let link = 0; link < linkCount; link++) {
    if (linkFrom[link]! >= chipCount && linkTo[link]! >= chipCount) return false;
  }
  return true;
}
