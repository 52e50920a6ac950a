import type { Layout, Plate, Slab } from './layout.ts';
import { FIELDS_REACH } from './projections/blockPlaces.ts';

/** The same layout with its blocks raised by a share, 0 to 1, of their heights; colours follow the heights. */
export function withRaisedBlocks(layout: Layout, share: number): Layout {
  const { blocks } = layout;
  if (blocks === undefined) return layout;
  const up = Math.max(share, LEAST_SHARE);
  return {
    ...layout,
    blocks: {
      ...blocks,
      thickness: blocks.thickness * up,
      most: blocks.most / up,
      ruler: { foot: blocks.ruler.foot, height: blocks.ruler.height * up },
    },
  };
}

const LEAST_SHARE = 1e-6;
/** The share of a chip's field on a block that its light covers, by side length. */
const LIT = 0.66;

/**
 * Replaces a layout's blocks by plates: each plate of `like` lies where its chips are on their block. A layout without blocks is
 * returned unchanged.
 */
export function spread(layout: Layout, like: Layout): Layout {
  const { blocks } = layout;
  if (blocks === undefined) return layout;
  const { axes, grounds } = blocks;
  const blockOf = new Int32Array(layout.chips.length / 2);
  const fields = blocks.side ** 2;
  blocks.chips.forEach((chip, i) => {
    if (chip !== -1) blockOf[chip] = Math.floor(i / fields);
  });
  const r = (FIELDS_REACH / blocks.side) * LIT;
  const faces = like.plates.filter(({ chips }) => chips.length > 0);
  faces.sort((a, b) => blockOf[a.chips[0]!]! - blockOf[b.chips[0]!]!);
  const { blocks: _, ...rest } = layout;
  const plates = [
    ...grounds.map((slab): Plate => ({ slab, edge: undefined, chips: [], chipAxes: [NOWHERE, NOWHERE] })),
    ...faces.map(({ chips, edge }): Plate => {
      const slab = underChips(layout.chips, chips, axes, FIELDS_REACH / blocks.side);
      const [x, y] = slab.corner;
      const middle = [x + (slab.along[0] + slab.across[0]) / 2, y + (slab.along[1] + slab.across[1]) / 2] as const;
      return {
        slab,
        edge: edge && [middle, middle],
        chips: chips.toSorted((a, b) => layout.chips[2 * a + 1]! - layout.chips[2 * b + 1]!),
        chipAxes: [
          [axes[0][0] * r, axes[0][1] * r],
          [axes[1][0] * r, axes[1][1] * r],
        ],
      };
    }),
  ];
  // As with blocks, links are painted over everything.
  const looks = { ...layout.looks, layer: new Float32Array(layout.looks.layer.length).fill(plates.length) };
  return { ...rest, plates, looks, queueRows: Math.max(layout.queueRows, like.queueRows) };
}

const NOWHERE = [0, 0] as const;

/** The smallest slab parallel to the axes under all these chips, with a margin of `around` axes. */
function underChips(
  places: Float32Array,
  chips: readonly number[],
  [[ax, ay], [bx, by]]: Plate['chipAxes'],
  around: number,
): Slab {
  const [x, y] = [places[2 * chips[0]!]!, places[2 * chips[0]! + 1]!];
  const area = ax * by - ay * bx;
  let [low, high, near, far] = [0, 0, 0, 0];
  for (const chip of chips) {
    const [dx, dy] = [places[2 * chip]! - x, places[2 * chip + 1]! - y];
    const along = (dx * by - dy * bx) / area;
    const across = (ax * dy - ay * dx) / area;
    [low, high] = [Math.min(low, along), Math.max(high, along)];
    [near, far] = [Math.min(near, across), Math.max(far, across)];
  }
  const [u, v] = [low - around, near - around];
  const [width, depth] = [high - low + 2 * around, far - near + 2 * around];
  return {
    corner: [x + ax * u + bx * v, y + ay * u + by * v],
    along: [ax * width, ay * width],
    across: [bx * depth, by * depth],
  };
}
