import type { Extent } from './placedText.ts';

/**
 * How two pictures can share a stage: side by side; above each other, each below its words; or above each other beside their
 * words. The names are those of compare.css.
 */
export const ARRANGEMENTS = ['columns', 'rows', 'aside'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** Another arrangement must show the pictures this many times as large: a window's edge that is dragged must not flicker. */
const WORTH_MOVING = 1.04;

/** Narrower than this share of its height, a picture stands upright. */
const UPRIGHT = 0.95;

export function isUpright({ width, height }: Extent): boolean {
  return width < UPRIGHT * height;
}

/**
 * The arrangement that shows both pictures largest. `boxes` has the box that each arrangement leaves one picture, in CSS pixels;
 * `scaleIn` how large a picture is in such a box; `now` is the arrangement there is, and stays unless another is clearly better.
 */
export function largestArrangement(
  boxes: Readonly<Record<Arrangement, Extent>>,
  scaleIn: (box: Extent) => number,
  now?: Arrangement,
): Arrangement {
  const scales = ARRANGEMENTS.map((one) => {
    const box = boxes[one];
    return box.width <= 0 || box.height <= 0 ? 0 : scaleIn(box);
  });
  const best = scales.reduce((top, scale, i) => (scale > scales[top]! ? i : top), 0);
  const kept = now === undefined ? -1 : ARRANGEMENTS.indexOf(now);
  return ARRANGEMENTS[kept >= 0 && scales[best]! < scales[kept]! * WORTH_MOVING ? kept : best]!;
}
