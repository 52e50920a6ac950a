import type { Network } from './network.ts';

/**
 * Dimension order: all of X, then Y, then Z, the shorter way round. Ties (half way round) are split evenly: a chip at an
 * even place goes up, at an odd place down, so that uniform traffic loads both directions alike (domain.md F19, F20).
 *
 * `linkAlong[(chip · 3 + dimension) · 2 + direction]` is the link from a chip along a dimension, direction 0 up, 1 down.
 */
export function routeOnTorus(
  from: number,
  to: number,
  sizes: readonly [number, number, number],
  neighbour: (chip: number, dimension: number, step: number) => number,
  linkAlong: Int32Array,
  network: Network,
): number[] {
  const place = [network.nodeX, network.nodeY, network.nodeZ];
  const links: number[] = [];
  let at = from;
  for (let dimension = 0; dimension < 3; dimension++) {
    const length = sizes[dimension]!;
    const here = place[dimension]![from]!;
    const up = (place[dimension]![to]! - here + length) % length;
    if (up === 0) continue;
    const goUp = 2 * up < length || (2 * up === length && here % 2 === 0);
    for (let left = goUp ? up : length - up; left > 0; left--) {
      links.push(linkAlong[(at * 3 + dimension) * 2 + (goUp ? 0 : 1)]!);
      at = neighbour(at, dimension, goUp ? 1 : -1);
    }
  }
  return links;
}
