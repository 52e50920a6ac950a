import type { Box, Layout } from './layout.ts';
import type { Point } from './path.ts';

/** Margin around chip positions, which are centres. */
const EDGE = 40;

/** The area of the picture without its text: of chips, plates, switches and pens, within the layout's bounds. */
export function contentOf({ chips, plates, switches, pens, rack, bounds }: Layout): Box {
  const points: Point[] = plates.flatMap(({ slab: { corner, along, across } }) =>
    [0, 1].flatMap((a) =>
      [0, 1].map((b): Point => [corner[0] + a * along[0] + b * across[0], corner[1] + a * along[1] + b * across[1]]),
    ),
  );
  for (let chip = 0; 2 * chip < chips.length; chip++) {
    const [x, y] = [chips[2 * chip]!, chips[2 * chip + 1]!];
    points.push([x - EDGE, y - EDGE], [x + EDGE, y + EDGE]);
  }
  for (const box of [...switches, ...pens.map(({ tray }) => tray), ...(rack === undefined ? [] : [rack])]) {
    points.push([box.left, box.top], [box.right, box.bottom]);
  }
  const least = (axis: 0 | 1): number =>
    points.reduce((low, point) => Math.min(low, point[axis]), Number.POSITIVE_INFINITY);
  const most = (axis: 0 | 1): number =>
    points.reduce((high, point) => Math.max(high, point[axis]), Number.NEGATIVE_INFINITY);
  return {
    left: Math.max(bounds.left, least(0)),
    right: Math.min(bounds.right, most(0)),
    top: Math.max(bounds.top, least(1)),
    bottom: Math.min(bounds.bottom, most(1)),
  };
}
