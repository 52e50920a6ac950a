import { describe, expect, it } from 'vitest';
import { projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import {
  ARRANGEMENTS,
  type Arrangement,
  isUpright,
  largestArrangement,
} from '../../../../src/screen/view/arrangement.ts';
import type { Extent } from '../../../../src/screen/view/placedText.ts';
import { layOut } from '../../../../src/shell/app/runLayout.ts';
import { SceneRun } from '../../../support/sceneRuns.ts';
import { WINDOW_SIZES } from '../../../support/windowSizes.ts';

/** Room of each picture on a stage with headings of some px. */
function boxesIn({ width, height }: Extent, words = 70): Record<Arrangement, Extent> {
  return {
    columns: { width: width / 2, height: height - words },
    rows: { width, height: height / 2 - words },
    aside: { width: width - 3 * words, height: height / 2 },
  };
}
/** A picture of this aspect ratio. */
const shaped =
  (aspect: number) =>
  ({ width, height }: Extent): number =>
    Math.min(width / aspect, height);

describe('two pictures', () => {
  it.each(WINDOW_SIZES.map(({ width, height }) => [width, height] as const))(
    'are arranged in %i × %i so that they are largest, whatever their shape',
    (width, height) => {
      for (const aspect of [0.3, 0.5, 0.8, 1, 1.3, 1.8, 2.5, 4, 7]) {
        const boxes = boxesIn({ width, height });
        const scale = shaped(aspect);
        const chosen = largestArrangement(boxes, scale);
        for (const other of ARRANGEMENTS) expect(scale(boxes[chosen])).toBeGreaterThanOrEqual(scale(boxes[other]));
      }
    },
  );

  it.each(['one-ultraserver', 'two-ultraservers', 'four-ultraservers', 'hash-or-spray'])(
    'of %s are arranged in every window and projection so that they are largest, in portrait if that is larger',
    (id) => {
      const { scene, reader } = new SceneRun(id);
      const run = { scene, reader, hash: '' };
      for (const view of projectionsFor(reader.trace.network)) {
        const bounds = [false, true].map((upright) => layOut(run, upright, view).layout.bounds);
        const scale = (box: Extent): number => {
          const { left, right, top, bottom } = bounds[isUpright(box) ? 1 : 0]!;
          return Math.min(box.width / (right - left), box.height / (bottom - top));
        };
        for (const size of WINDOW_SIZES) {
          const boxes = boxesIn(size);
          const chosen = largestArrangement(boxes, scale);
          for (const other of ARRANGEMENTS) expect(scale(boxes[chosen])).toBeGreaterThanOrEqual(scale(boxes[other]));
        }
      }
    },
  );

  it('are placed side by side if they are high, one above the other if they are wide', () => {
    const stage = { width: 1920, height: 800 };
    expect(largestArrangement(boxesIn(stage), shaped(1))).toBe('columns');
    expect(largestArrangement(boxesIn(stage), shaped(5))).toBe('aside');
    expect(largestArrangement(boxesIn({ width: 390, height: 600 }), shaped(1.8))).toBe('rows');
  });

  it('are rearranged only if that makes them clearly larger, and never into a box without area', () => {
    const boxes = {
      columns: { width: 100, height: 100 },
      rows: { width: 102, height: 102 },
      aside: { width: 0, height: 9 },
    };
    expect(largestArrangement(boxes, shaped(1))).toBe('rows');
    expect(largestArrangement(boxes, shaped(1), 'columns')).toBe('columns');
    expect(largestArrangement({ ...boxes, rows: { width: 120, height: 120 } }, shaped(1), 'columns')).toBe('rows');
    expect(largestArrangement(boxes, () => 1, 'aside')).not.toBe('aside');
  });
});
