import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { Layout, LayoutOptions, Pen } from './layout.ts';
import type { Point } from './path.ts';

/** The longest single column in which packets can still be counted. */
export const SHORT_QUEUE = 4;
/** Packets side by side in a wide pile: a number that is seen without counting. */
export const WIDEST = 5;

/**
 * The columns of a queue, if `longQueues` of `links` links have a long one. A single file of forty packets would be hair-thin; wider
 * queues need room between them, so they are only used if long queues are few.
 */
export function queueColumns(links: number, longQueues: number): number {
  if (longQueues === 0) return 1;
  return Math.max(1, Math.min(WIDEST, Math.floor(links / (2 * longQueues))));
}

/** Columns of a pile of EFA packets in a network: more than one where few queues are long. */
export function pileColumns({ linkClass }: Pick<Network, 'linkClass'>, { longQueues = 0 }: LayoutOptions): number {
  if (longQueues === 0) return 1;
  return queueColumns(linkClass.reduce((count, row) => count + (SCALE_OUT[row] === true ? 1 : 0), 0) / 2, longQueues);
}

/** Wide piles are closer to the middle of their pen than single columns by this factor: its light is there, and only few of them are long. */
const GATHERED = 0.3;

/** The position in a pen of the pile of its link `column`. */
export function columnAt(
  { tray: { left, right }, links }: Pick<Pen, 'tray' | 'links'>,
  column: number,
  isWide: boolean,
): number {
  const aside = (column + 0.5) / links.length - 0.5;
  return (left + right) / 2 + (right - left) * aside * (isWide ? GATHERED : 1);
}

/** Rows of the longest pile, one at least. */
export function pileRows(network: Pick<Network, 'linkClass'>, room: LayoutOptions): number {
  return Math.max(1, Math.ceil(room.longestQueue / pileColumns(network, room)));
}

/**
 * The position of place `place` of a link's queue, from 0 at the head; fractional places are interpolated. The packets' shader
 * computes the same.
 */
export function queuePlace({ queues }: Pick<Layout, 'queues'>, link: number, place: number, columns: number): Point {
  const [x, y, dx, dy] = [0, 1, 2, 3].map((i) => queues[4 * link + i]!) as [number, number, number, number];
  const whole = Math.floor(place);
  const slot = (at: number): Point => {
    const row = Math.floor(at / columns);
    const aside = at - row * columns - (columns - 1) / 2;
    return [x + dx * row - dy * aside, y + dy * row + dx * aside];
  };
  const [[ax, ay], [bx, by]] = [slot(whole), slot(whole + 1)];
  return [ax + (bx - ax) * (place - whole), ay + (by - ay) * (place - whole)];
}
