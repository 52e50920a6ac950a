export type Point = readonly [x: number, y: number];

/** How many points a curved path is cut into. */
const CURVE_POINTS = 25;

/** Paths of links as columns: path i is points first[i] … first[i] + count[i], two numbers each, evenly spaced along it. */
export type Paths = {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /**
   * How many of a path's points its line is drawn through; a packet may go on over a plate to its chip. 0 where neither the line
   * nor what waits or flies there is seen.
   */
  readonly drawn: Int32Array;
  readonly points: Float32Array;
};

/** Collects paths in order of their row. */
export class PathBuilder {
  readonly #first: number[] = [];
  readonly #count: number[] = [];
  readonly #drawn: number[] = [];
  readonly #points: number[] = [];

  add(points: readonly Point[], drawn = points.length): void {
    this.#first.push(this.#points.length / 2);
    this.#count.push(points.length);
    this.#drawn.push(drawn);
    for (const [x, y] of points) this.#points.push(x, y);
  }

  seal(): Paths {
    return {
      first: Int32Array.from(this.#first),
      count: Int32Array.from(this.#count),
      drawn: Int32Array.from(this.#drawn),
      points: Float32Array.from(this.#points),
    };
  }
}

/** A cubic Bézier curve as a polyline. */
export function curve(a: Point, b: Point, c: Point, d: Point, points = 48): Point[] {
  return Array.from({ length: points }, (_, i) => {
    const u = i / (points - 1);
    const v = 1 - u;
    const [wa, wb, wc, wd] = [v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u];
    return [wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1]] as const;
  });
}

/** The same way with evenly spaced points, so that an even motion is a linear walk over them. */
export function evenlySpaced(way: readonly Point[], points = CURVE_POINTS): Point[] {
  const along = [0];
  for (let i = 1; i < way.length; i++) {
    along.push(along[i - 1]! + Math.hypot(way[i]![0] - way[i - 1]![0], way[i]![1] - way[i - 1]![1]));
  }
  const length = along.at(-1)!;
  let piece = 1;
  return Array.from({ length: points }, (_, i) => {
    const target = (length * i) / (points - 1);
    while (piece < way.length - 1 && along[piece]! < target) piece++;
    const [a, b] = [way[piece - 1]!, way[piece]!];
    const span = along[piece]! - along[piece - 1]!;
    const u = span === 0 ? 0 : (target - along[piece - 1]!) / span;
    return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u] as const;
  });
}

/** `a` to `b`, shifted to the right of the way by `side`, so that the two directions of a pair stay apart. */
export function lane(a: Point, b: Point, side: number): Point[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [nx, ny] = [(-(b[1] - a[1]) / length) * side, ((b[0] - a[0]) / length) * side];
  return [
    [a[0] + nx, a[1] + ny],
    [b[0] + nx, b[1] + ny],
  ];
}
