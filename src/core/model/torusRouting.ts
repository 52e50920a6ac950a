import type { Steps } from '../base/steps.ts';
import type { LinkClassName } from './linkClasses.ts';
import type { NetworkBuilder } from './network.ts';

/** Copies of one grid of chips. Chip = copy · (product of sizes) + Σ (place along d) · (product of the sizes before d). */
export type GridShape = {
  readonly copies: number;
  readonly sizes: readonly number[];
  /** True for a torus, with wrap-around links; false for a mesh. */
  readonly wrap: boolean;
  /** The direction if both are equally long. `even`: up from an even place, down from an odd one; `naive`: up. */
  readonly ties: 'even' | 'naive';
};

export type TorusGrid = GridShape & {
  /** `linkAlong[(chip · dimensions + dimension) · 2 + direction]`, direction 0 up, 1 down; −1 where a mesh ends. */
  readonly linkAlong: Int32Array;
};

export type LinkPlan = { readonly name: LinkClassName; readonly rate: number; readonly latency: number };

export function chipsOf({ copies, sizes }: GridShape): number {
  return sizes.reduce((chips, size) => chips * size, copies);
}

/** The place of a chip along a dimension of its copy. */
export function placeAlong({ sizes }: GridShape, chip: number, dimension: number): number {
  return Math.floor(chip / strideOf(sizes, dimension)) % sizes[dimension]!;
}

/** The next chip along a dimension, with wrap-around; `step` is 1 or −1. */
export function neighbourOf(shape: GridShape, chip: number, dimension: number, step: number): number {
  const length = shape.sizes[dimension]!;
  const place = placeAlong(shape, chip, dimension);
  return chip + (((place + step + length) % length) - place) * strideOf(shape.sizes, dimension);
}

/** Adds the links of the grid, chip by chip. Its chips must be the builder's first nodes. A ring of two has one link each way. */
export function* addGrid(
  builder: NetworkBuilder,
  shape: GridShape,
  planOf: (dimension: number) => LinkPlan,
): Steps<TorusGrid> {
  const { sizes, wrap } = shape;
  const chips = chipsOf(shape);
  const plans = sizes.map((_, dimension) => planOf(dimension));
  const linkAlong = new Int32Array(chips * sizes.length * 2).fill(-1);
  for (let chip = 0; chip < chips; chip++) {
    plans.forEach(({ name, rate, latency }, dimension) => {
      const at = (chip * sizes.length + dimension) * 2;
      const place = placeAlong(shape, chip, dimension);
      const last = sizes[dimension]! - 1;
      const link = (step: number): number =>
        builder.addLink(chip, neighbourOf(shape, chip, dimension, step), name, rate, latency);
      if (wrap || place < last) linkAlong[at] = link(1);
      if (wrap && last === 1) linkAlong[at + 1] = linkAlong[at]!;
      else if (wrap || place > 0) linkAlong[at + 1] = link(-1);
    });
    if (builder.isDue()) yield builder.share;
  }
  return { ...shape, linkAlong };
}

/**
 * Dimension-order routing: all of X, then Y, and so on, each in the shorter direction. Under uniform traffic, `even` ties load both
 * directions equally; `naive` ties all load one direction. Both chips must be of one copy.
 */
export function routeOnTorus(grid: TorusGrid, from: number, to: number): readonly number[] {
  const { sizes, linkAlong } = grid;
  const links: number[] = [];
  let at = from;
  sizes.forEach((length, dimension) => {
    const here = placeAlong(grid, from, dimension);
    const ahead = placeAlong(grid, to, dimension) - here;
    if (ahead === 0) return;
    const goUp = grid.wrap ? goesUp(grid, here, (ahead + length) % length, length) : ahead > 0;
    const hops = goUp === ahead > 0 ? Math.abs(ahead) : length - Math.abs(ahead);
    for (let left = hops; left > 0; left--) {
      links.push(linkAlong[(at * sizes.length + dimension) * 2 + (goUp ? 0 : 1)]!);
      at = neighbourOf(grid, at, dimension, goUp ? 1 : -1);
    }
  });
  return links;
}

function goesUp({ ties }: TorusGrid, here: number, up: number, length: number): boolean {
  if (2 * up !== length) return 2 * up < length;
  return ties === 'naive' || here % 2 === 0;
}

/** By dimension: the rows of chips along it, each from place 0 up. On a mesh, a row's last chip has no link to its first. */
export function* rowsAlong(shape: GridShape, share: number): Steps<readonly (readonly (readonly number[])[])[]> {
  const all = Array.from({ length: chipsOf(shape) }, (_, chip) => chip);
  const rows: number[][][] = [];
  for (const [dimension, length] of shape.sizes.entries()) {
    const stride = strideOf(shape.sizes, dimension);
    rows.push(
      all
        .filter((chip) => placeAlong(shape, chip, dimension) === 0)
        .map((chip) => Array.from({ length }, (_, place) => chip + place * stride)),
    );
    yield share;
  }
  return rows;
}

function strideOf(sizes: readonly number[], dimension: number): number {
  let stride = 1;
  for (let below = 0; below < dimension; below++) stride *= sizes[below]!;
  return stride;
}
