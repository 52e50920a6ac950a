import type { Layout } from './layout.ts';
import type { Point } from './path.ts';

/** Packets that stand one behind the other and can still be counted. */
export const SHORT_QUEUE = 4;
/** Packets side by side in a wide pile: a number that is seen without counting. */
const WIDEST = 5;

/**
 * In how many columns long queues stand, where `links` could have one and `longQueues` do. A single file of forty packets is
 * hair-thin; wide piles need the room of their neighbours, so they are for those that are few.
 */
export function queueColumns(links: number, longQueues: number): number {
  if (longQueues === 0) return 1;
  return Math.max(1, Math.min(WIDEST, Math.floor(links / (2 * longQueues))));
}

/**
 * Where place `place` of a link's queue is, counted from 0 at the head; a place between two whole ones lies between theirs. The
 * shader of the packets says the same.
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
