import type { LayoutOptions } from '../picture/layout.ts';
import { nearestAspect, WIDE_ASPECTS } from '../picture/roomAspect.ts';
import type { Extent } from './placedText.ts';

/**
 * Arrangements of two pictures on a stage: side by side; in rows, each below its heading; or in rows beside their headings. The
 * names are those of compare.css.
 */
export const ARRANGEMENTS = ['columns', 'rows', 'aside'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** Another arrangement must enlarge the pictures by this factor, so that resizing the window does not make it flicker. */
const WORTH_MOVING = 1.04;

/** A picture with a smaller aspect ratio is upright. */
const UPRIGHT = 0.95;

export function isUpright({ width, height }: Extent): boolean {
  return width < UPRIGHT * height;
}

/** Of a canvas' height, what titles, captions and the lines at its foot leave to the picture; a half of a comparison has them outside. */
const LEFT_BY_TEXTS = 0.68;

/** The shape of a picture's room on a canvas, as a layout is made for it. */
export function shapeOf(size: Extent, isHalf: boolean): Required<Pick<LayoutOptions, 'upright' | 'aspect'>> {
  const height = isHalf ? size.height : size.height * LEFT_BY_TEXTS;
  const upright = isUpright(size);
  return { upright, aspect: upright ? 0.8 : nearestAspect([size.width, height], WIDE_ASPECTS) };
}

/**
 * The arrangement with the largest pictures. `boxes` has the box for one picture in each arrangement, in CSS pixels; `scaleIn`
 * returns the scale of a picture in a box; `now` is the current arrangement, which stays unless another is clearly better.
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
