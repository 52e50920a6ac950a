import type { Layout } from './layout.ts';
import type { Point } from './path.ts';

/** Packets that stand one behind the other and can still be counted. */
export const SHORT_QUEUE = 4;
/** Packets side by side in a wide pile: a number that is seen without counting. */
const WIDEST = 5;

/**
 * The columns of a queue, if `longQueues` of `links` links have a long one. A single file of forty packets would be hair-thin; wider
 * queues need room between them, so they are only used if long queues are few.
 */
export function queueColumns(links: number, longQueues: number): number {
  if (longQueues === 0) return 1;
  return Math.max(1, Math.min(WIDEST, Math.floor(links / (2 * longQueues))));
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
