import type { Network } from '../../../core/model/network.ts';
import type { Point } from '../path.ts';

/** The chips of one group and z: what stands on one plate. */
export type Sheet = {
  readonly group: number;
  readonly z: number;
  readonly chips: readonly number[];
  /** The least x and y among them. */
  readonly low: Point;
  /** Cells from the least to the greatest x and y. */
  readonly cells: Point;
};

/** In order of their first chip. */
export function sheetsOf({ chipCount, nodeGroup, nodeX, nodeY, nodeZ }: Network): Sheet[] {
  const byPlace = new Map<string, number[]>();
  for (let chip = 0; chip < chipCount; chip++) {
    const key = `${nodeGroup[chip]} ${nodeZ[chip]}`;
    const chips = byPlace.get(key);
    if (chips === undefined) byPlace.set(key, [chip]);
    else chips.push(chip);
  }
  return [...byPlace.values()].map((chips): Sheet => {
    const span = (column: Int32Array): readonly [low: number, cells: number] => {
      let [low, high] = [column[chips[0]!]!, column[chips[0]!]!];
      for (const chip of chips) [low, high] = [Math.min(low, column[chip]!), Math.max(high, column[chip]!)];
      return [low, high - low + 1];
    };
    const [x, y] = [span(nodeX), span(nodeY)];
    return {
      group: nodeGroup[chips[0]!]!,
      z: nodeZ[chips[0]!]!,
      chips,
      low: [x[0], y[0]],
      cells: [x[1], y[1]],
    };
  });
}

/** Whether no two chips of a sheet stand on one cell, and few cells are empty. */
export function isGrid(network: Network, { chips, cells }: Sheet): boolean {
  const places = new Set(chips.map((chip) => `${network.nodeX[chip]} ${network.nodeY[chip]}`));
  return places.size === chips.length && cells[0] * cells[1] <= chips.length * 2;
}

/** Whether switches stand in one layer: each is joined to chips, and none to another. */
export function hasOneLayer({ linkCount, linkFrom, linkTo, chipCount }: Network): boolean {
  for (let link = 0; link < linkCount; link++) {
    if (linkFrom[link]! >= chipCount && linkTo[link]! >= chipCount) return false;
  }
  return true;
}
