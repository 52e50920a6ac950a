import { Int32Column } from '../../core/base/columns.ts';

export type Point = readonly [x: number, y: number];

/** Points of a curved path in a network of up to FULLY_CURVED links. */
const CURVE_POINTS = 25;

/** Paths of links as columns: path i has `count[i]` points from row `first[i]`, two numbers each, evenly spaced along the path. */
export type Paths = {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /**
   * How many of a path's first points its line is drawn through; packets may go farther, over a plate to their chip. 0 if neither the
   * line nor its packets are drawn.
   */
  readonly drawn: Int32Array;
  readonly points: Float32Array;
};

/** The first two points of a path as stored, and its number of points. */
export type PathStart = { readonly start: readonly [Point, Point]; readonly count: number };

/** Collects paths in order of their row, in typed arrays; with `known` paths it returns those and computes none. */
export class PathBuilder {
  readonly #known: Paths | undefined;
  #row = 0;
  readonly #first = new Int32Column();
  readonly #count = new Int32Column();
  readonly #drawn = new Int32Column();
  #points = new Float32Array(4096);
  #filled = 0;

  constructor(known?: Paths) {
    this.#known = known;
  }

  /** Adds the next path, of at least two points. `drawnOf` returns how many of them are drawn; by default all. */
  add(make: () => readonly Point[], drawnOf?: (way: readonly Point[]) => number): PathStart {
    const row = this.#row++;
    const known = this.#known;
    if (known !== undefined) return startOf(known.points, known.first[row]!, known.count[row]!);
    const way = make();
    this.#begin(way.length, drawnOf === undefined ? way.length : drawnOf(way));
    const first = this.#filled / 2;
    for (let i = 0; i < way.length; i++) this.#push(way[i]![0], way[i]![1]);
    return startOf(this.#points, first, way.length);
  }

  /** The same as `add(() => lane(…))` without temporary arrays, for networks of very many links. */
  addLane(ax: number, ay: number, bx: number, by: number, side: number): void {
    this.#row++;
    if (this.#known !== undefined) return;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const nx = (-(by - ay) / length) * side;
    const ny = ((bx - ax) / length) * side;
    this.#begin(2, 2);
    this.#push(ax + nx, ay + ny);
    this.#push(bx + nx, by + ny);
  }

  /** The same as `add(() => evenlySpaced(curve(…), points))` without temporary arrays. */
  addCurve(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    dx: number,
    dy: number,
    points: number,
  ): void {
    this.#row++;
    if (this.#known !== undefined) return;
    const samples = 2 * points - 1;
    if (scratch.length < 3 * samples) scratch = new Float64Array(3 * samples);
    let along = 0;
    for (let i = 0; i < samples; i++) {
      const u = i / (samples - 1);
      const v = 1 - u;
      const x = v * v * v * ax + 3 * v * v * u * bx + 3 * v * u * u * cx + u * u * u * dx;
      const y = v * v * v * ay + 3 * v * v * u * by + 3 * v * u * u * cy + u * u * u * dy;
      if (i > 0) along += Math.hypot(x - scratch[3 * i - 3]!, y - scratch[3 * i - 2]!);
      scratch[3 * i] = x;
      scratch[3 * i + 1] = y;
      scratch[3 * i + 2] = along;
    }
    this.#begin(points, points);
    let piece = 1;
    for (let i = 0; i < points; i++) {
      const target = (along * i) / (points - 1);
      while (piece < samples - 1 && scratch[3 * piece + 2]! < target) piece++;
      const before = 3 * piece - 3;
      const span = scratch[before + 5]! - scratch[before + 2]!;
      const u = span === 0 ? 0 : (target - scratch[before + 2]!) / span;
      this.#push(
        scratch[before]! + (scratch[before + 3]! - scratch[before]!) * u,
        scratch[before + 1]! + (scratch[before + 4]! - scratch[before + 1]!) * u,
      );
    }
  }

  seal(): Paths {
    if (this.#known !== undefined) return this.#known;
    return {
      first: this.#first.seal(),
      count: this.#count.seal(),
      drawn: this.#drawn.seal(),
      points: this.#points.slice(0, this.#filled),
    };
  }

  #begin(count: number, drawn: number): void {
    this.#first.push(this.#filled / 2);
    this.#count.push(count);
    this.#drawn.push(drawn);
    if (this.#filled + 2 * count <= this.#points.length) return;
    const grown = new Float32Array(2 * (this.#points.length + count));
    grown.set(this.#points);
    this.#points = grown;
  }

  #push(x: number, y: number): void {
    this.#points[this.#filled++] = x;
    this.#points[this.#filled++] = y;
  }
}

function startOf(points: Float32Array, first: number, count: number): PathStart {
  const at = 2 * first;
  return {
    start: [
      [points[at]!, points[at + 1]!],
      [points[at + 2]!, points[at + 3]!],
    ],
    count,
  };
}

/** Reused for the samples of a curve: x, y and distance along it; in evenlySpaced only the distance. */
let scratch = new Float64Array(0);

/** With more links than this, curved paths have fewer points, so that memory is bounded. */
const FULLY_CURVED = 8000;
const FEWEST_POINTS = 5;

/** Points of a curved path in a network of `links` links. */
export function curvePoints(links: number): number {
  return Math.max(
    FEWEST_POINTS,
    Math.min(CURVE_POINTS, Math.floor((CURVE_POINTS * FULLY_CURVED) / Math.max(1, links))),
  );
}

/** A cubic Bézier curve as a polyline. */
export function curve(a: Point, b: Point, c: Point, d: Point, points = 48): Point[] {
  const way: Point[] = [];
  for (let i = 0; i < points; i++) {
    const u = i / (points - 1);
    const v = 1 - u;
    const wa = v * v * v;
    const wb = 3 * v * v * u;
    const wc = 3 * v * u * u;
    const wd = u * u * u;
    way.push([wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1]]);
  }
  return way;
}

/** The same path with evenly spaced points, so that uniform motion is linear in the index. */
export function evenlySpaced(way: readonly Point[], points = CURVE_POINTS): Point[] {
  if (scratch.length < way.length) scratch = new Float64Array(way.length);
  const along = scratch;
  along[0] = 0;
  for (let i = 1; i < way.length; i++) {
    const dx = way[i]![0] - way[i - 1]![0];
    const dy = way[i]![1] - way[i - 1]![1];
    along[i] = along[i - 1]! + Math.sqrt(dx * dx + dy * dy);
  }
  const length = along[way.length - 1]!;
  const even: Point[] = [];
  let piece = 1;
  for (let i = 0; i < points; i++) {
    const target = (length * i) / (points - 1);
    while (piece < way.length - 1 && along[piece]! < target) piece++;
    const a = way[piece - 1]!;
    const b = way[piece]!;
    const span = along[piece]! - along[piece - 1]!;
    const u = span === 0 ? 0 : (target - along[piece - 1]!) / span;
    even.push([a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u]);
  }
  return even;
}

/** `a` to `b`, shifted by `side` to the right of its direction, so that the two links of a pair are apart. */
export function lane(a: Point, b: Point, side: number): Point[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [nx, ny] = [(-(b[1] - a[1]) / length) * side, ((b[0] - a[0]) / length) * side];
  return [
    [a[0] + nx, a[1] + ny],
    [b[0] + nx, b[1] + ny],
  ];
}
