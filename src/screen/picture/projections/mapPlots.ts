import { LINK_CLASSES } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupCount, groupsWithChips } from '../groupWaits.ts';
import type { Point } from '../path.ts';

/** From a building's UltraServers to the edge of its plot, in cells. */
const MARGIN = 0.35;
export const RISE = 120;
/** Above the highest block of a building: room for the arcs to others of its row. */
export const ARC_ROOM = 130;
export const CAMPUS = LINK_CLASSES.indexOf('campus');

/** By group of chips: the building of the switch that its chips are linked to; −1 if there is none. */
function buildingsOf(network: Network): Int32Array {
  const buildings = new Int32Array(groupCount(network)).fill(-1);
  for (let link = 0; link < network.linkCount; link++) {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    const isUp = from < network.chipCount && to >= network.chipCount && network.nodeGroup[to] === -1;
    if (isUp) buildings[network.nodeGroup[from]!] = network.nodeY[to]!;
  }
  return buildings;
}

/** The buildings' numbers in ascending order, and by building its groups of chips. */
export function buildingsWithMembers(network: Network): { numbers: number[]; members: number[][] } {
  const buildings = buildingsOf(network);
  const groups = Array.from(groupsWithChips(network));
  const numbers = [...new Set(groups.map((group) => buildings[group]!))].sort((a, b) => a - b);
  return { numbers, members: numbers.map((number) => groups.filter((group) => buildings[group] === number)) };
}

/** The outermost edges of the plots. */
export function extentOf({ middles, reach }: Plots): { left: number; right: number; bottom: number } {
  return {
    left: Math.min(...middles.map(([x]) => x)) - reach,
    right: Math.max(...middles.map(([x]) => x)) + reach,
    bottom: Math.max(...middles.map(([, y]) => y)) + reach / 2,
  };
}

export type Plots = {
  /** By building. */
  readonly middles: readonly Point[];
  /** Half a plot's width. */
  readonly reach: number;
  /** UltraServers in a row of a plot, and half the width of the cell of one. */
  readonly side: number;
  readonly cell: number;
};

/** Up to three buildings in a row, more in two; in an upright room one row for each one or two. */
export function plotsOf(members: readonly (readonly number[])[], upright: boolean): Plots {
  const count = members.length;
  const side = Math.ceil(Math.sqrt(Math.max(...members.map((groups) => groups.length))));
  const reach = upright ? 230 : count <= 3 ? 240 : count <= 6 ? 200 : 170;
  const columns = upright ? (count <= 3 ? 1 : 2) : count <= 3 ? count : Math.ceil(count / 2);
  const gap = upright ? 90 : count <= 3 ? 380 : count <= 6 ? 300 : 150;
  const pitch: Point = [2 * reach + gap, reach + RISE + ARC_ROOM];
  const middles = members.map((_, i): Point => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    return [((i % columns) - (inRow - 1) / 2) * pitch[0], row * pitch[1]];
  });
  return { middles, reach, side, cell: reach / (side + 2 * MARGIN) };
}
