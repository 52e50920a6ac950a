import { type Steps, WorkPace } from '../../core/base/steps.ts';
import type { Box } from './layout.ts';
import type { Point } from './path.ts';

/** A grid of square cells that finds the few items near a point. */
export type HitGrid = {
  /** Every item within `reach` of the point, and possibly others nearby; each once. */
  readonly near: (point: Point, reach: number) => number[];
};

const MOST_CELLS = 1 << 20;
/** Visited places per step. */
const VISITS_A_STEP = 32_768;

/**
 * The grid of items 0 to `items` − 1. `trace(item, visit)` must visit places along the item so that no part of it is farther than
 * `step` picture units from one of them. `visits`: about the number of places in all.
 */
export function* gridInSteps(
  bounds: Box,
  items: number,
  step: number,
  visits: number,
  trace: (item: number, visit: (x: number, y: number) => void) => void,
): Steps<HitGrid> {
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const cell = Math.max(2 * step, Math.sqrt((width * height) / MOST_CELLS));
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1];
  const column = (x: number): number => Math.min(Math.max(Math.floor((x - bounds.left) / cell), 0), columns - 1);
  const row = (y: number): number => Math.min(Math.max(Math.floor((y - bounds.top) / cell), 0), rows - 1);
  const start = new Int32Array(columns * rows + 1);
  const pace = new WorkPace(2 * visits, VISITS_A_STEP);
  const each = function* (take: (at: number, item: number) => void): Steps<void> {
    for (let item = 0; item < items; item++) {
      let last = -1;
      let visited = 1;
      trace(item, (x, y) => {
        const at = row(y) * columns + column(x);
        if (at !== last) take(at, item);
        last = at;
        visited++;
      });
      if (pace.isDue(visited)) yield pace.share;
    }
  };
  yield* each((at) => start[at + 1]!++);
  for (let at = 0; at < columns * rows; at++) start[at + 1]! += start[at]!;
  const next = start.slice();
  const held = new Int32Array(start.at(-1)!);
  yield* each((at, item) => {
    held[next[at]!++] = item;
  });
  return {
    near: ([x, y], reach) => {
      const found = new Set<number>();
      const wide = reach + step;
      for (let r = row(y - wide); r <= row(y + wide); r++) {
        const first = r * columns;
        const end = start[first + column(x + wide) + 1]!;
        for (let i = start[first + column(x - wide)]!; i < end; i++) found.add(held[i]!);
      }
      return [...found];
    },
  };
}
