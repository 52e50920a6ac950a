/** What a triangle of the board shows. The value is the `kind` that the board's shader switches on. */
export const BOARD_KINDS = {
  plate: 0,
  plateDrop: 1,
  chipTop: 2,
  chipSide: 3,
  chipGlow: 4,
  link: 5,
  efaEdge: 6,
  switchBox: 7,
  switchLight: 8,
  tray: 9,
  heat: 10,
  backdrop: 11,
  rack: 12,
  blockTop: 13,
  blockLeft: 14,
  blockRight: 15,
  ruler: 16,
} as const;

/** 32-bit words of one vertex: x and y as floats; a pair in ±1; a pair of half floats; the row of its state and its kind. */
export const VERTEX_WORDS = 5;
/** Kinds take the low bits of a vertex's last word, the row of its state the rest. */
export const KIND_BITS = 5;
const KIND_MASK = (1 << KIND_BITS) - 1;

/** A board's vertices, ready for the GPU, and its triangles. */
export type BoardMesh = { readonly vertices: Uint32Array; readonly indices: Uint32Array };

/**
 * Collects triangles from far to near in typed arrays alone. A vertex has a place; `a` and `b`, −1 to 1, that run over its
 * shape; and `c` and `d`, at most 65,504, that measure it (half floats keep eleven bits of them).
 */
export class MeshBuilder {
  #words: Uint32Array;
  #floats: Float32Array;
  #indices: Uint32Array;
  #vertices = 0;
  #filled = 0;
  #last = 0;
  #measure = 0;

  /** Room for so many quads at first; it grows. */
  constructor(quads: number) {
    this.#words = new Uint32Array(Math.max(1, quads) * 4 * VERTEX_WORDS);
    this.#floats = new Float32Array(this.#words.buffer);
    this.#indices = new Uint32Array(Math.max(1, quads) * 6);
  }

  /** Kind and state of the vertices that follow. */
  begin(kind: number, row: number): void {
    this.#last = ((row << KIND_BITS) | kind) >>> 0;
  }

  /** Measures of the vertices that follow. */
  measure(c: number, d: number): void {
    this.#measure = measureWord(c, d);
  }

  /** How many vertices there are. */
  get size(): number {
    return this.#vertices;
  }

  /** `quads` that share no vertices, the first of them at vertex `source`, once more: moved, and with another state. */
  again(source: number, quads: number, moveX: number, moveY: number, row: number): void {
    const size = quads * 4 * VERTEX_WORDS;
    const from = source * VERTEX_WORDS;
    const to = this.#vertices * VERTEX_WORDS;
    while (to + size > this.#words.length) this.#grow();
    const words = this.#words;
    const floats = this.#floats;
    for (let at = 0; at < size; at += VERTEX_WORDS) {
      floats[to + at] = floats[from + at]! + moveX;
      floats[to + at + 1] = floats[from + at + 1]! + moveY;
      words[to + at + 2] = words[from + at + 2]!;
      words[to + at + 3] = words[from + at + 3]!;
      words[to + at + 4] = (row << KIND_BITS) | (words[from + at + 4]! & KIND_MASK);
    }
    this.#quads(quads);
  }

  /**
   * A strip through `count` points, at x and y in turn, from the `first` of them: of each two vertices, whose pair is the unit
   * normal to their side, one measured by `right` and one by `left`.
   */
  strip(points: Float32Array, first: number, count: number, right: number, left: number): void {
    while ((this.#vertices + 2 * count) * VERTEX_WORDS > this.#words.length) this.#grow();
    const words = this.#words;
    const floats = this.#floats;
    const last = this.#last;
    let to = this.#vertices * VERTEX_WORDS;
    let normal = 0;
    let opposite = 0;
    for (let i = 0; i < count; i++) {
      const at = 2 * (first + i);
      // A straight line has the same normal at both ends.
      if (i === 0 || count > 2) {
        const before = i === 0 ? at : at - 2;
        const after = i === count - 1 ? at : at + 2;
        const dx = points[after]! - points[before]!;
        const dy = points[after + 1]! - points[before + 1]!;
        const length = Math.sqrt(dx * dx + dy * dy) || 1;
        normal = pairWord(dy / length, -dx / length);
        opposite = pairWord(-dy / length, dx / length);
      }
      floats[to] = floats[to + VERTEX_WORDS] = points[at]!;
      floats[to + 1] = floats[to + VERTEX_WORDS + 1] = points[at + 1]!;
      words[to + 2] = normal;
      words[to + 3] = right;
      words[to + 4] = last;
      words[to + VERTEX_WORDS + 2] = opposite;
      words[to + VERTEX_WORDS + 3] = left;
      words[to + VERTEX_WORDS + 4] = last;
      to += 2 * VERTEX_WORDS;
      this.#vertices += 2;
      if (i > 0) this.piece();
    }
  }

  vertex(x: number, y: number, a: number, b: number): void {
    let at = this.#vertices * VERTEX_WORDS;
    if (at === this.#words.length) this.#grow();
    this.#floats[at++] = x;
    this.#floats[at++] = y;
    this.#words[at++] = pairWord(a, b);
    this.#words[at++] = this.#measure;
    this.#words[at] = this.#last;
    this.#vertices++;
  }

  /** Two triangles over the last four vertices, which go round. */
  quad(): void {
    this.#corners(this.#vertices - 4, this.#vertices - 3, this.#vertices - 2, this.#vertices - 1);
  }

  /** Two triangles over the last two pairs of vertices, each left and right of a strip. */
  piece(): void {
    this.#corners(this.#vertices - 4, this.#vertices - 2, this.#vertices - 1, this.#vertices - 3);
  }

  seal(): BoardMesh {
    return {
      vertices: this.#words.subarray(0, this.#vertices * VERTEX_WORDS),
      indices: this.#indices.subarray(0, this.#filled),
    };
  }

  #grow(): void {
    this.#words = grown(this.#words);
    this.#floats = new Float32Array(this.#words.buffer);
  }

  /** Two triangles over each of the next `quads` fours of vertices. */
  #quads(quads: number): void {
    let at = this.#filled;
    while (at + quads * 6 > this.#indices.length) this.#indices = grown(this.#indices);
    const indices = this.#indices;
    let first = this.#vertices;
    for (let quad = 0; quad < quads; quad++, first += 4) {
      indices[at++] = first;
      indices[at++] = first + 1;
      indices[at++] = first + 2;
      indices[at++] = first;
      indices[at++] = first + 2;
      indices[at++] = first + 3;
    }
    this.#vertices = first;
    this.#filled = at;
  }

  #corners(a: number, b: number, c: number, d: number): void {
    let at = this.#filled;
    if (at + 6 > this.#indices.length) this.#indices = grown(this.#indices);
    const indices = this.#indices;
    indices[at++] = a;
    indices[at++] = b;
    indices[at++] = c;
    indices[at++] = a;
    indices[at++] = c;
    indices[at++] = d;
    this.#filled = at;
  }
}

function grown(words: Uint32Array): Uint32Array {
  const more = new Uint32Array(words.length * 2);
  more.set(words);
  return more;
}

/** Two numbers in ±1 as one word, 16 bits each. */
function pairWord(a: number, b: number): number {
  return (Math.floor(a * 32767 + 0.5) & 0xffff) | (Math.floor(b * 32767 + 0.5) << 16);
}

/** Two measures as one word. */
export function measureWord(c: number, d: number): number {
  return (halfFloat(c) | (halfFloat(d) << 16)) >>> 0;
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The bits of the nearest half float; what is too small for one is 0. */
export function halfFloat(value: number): number {
  float[0] = value;
  const word = bits[0]!;
  const sign = (word >>> 16) & 0x8000;
  const rounded = (word & 0x7fff_ffff) + 0x1000;
  if (rounded < 0x3880_0000) return sign;
  return sign | ((rounded - 0x3800_0000) >>> 13);
}
