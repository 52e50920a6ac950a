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

  /** The same, of a word that `measureWord` gave. */
  measureAs(word: number): void {
    this.#measure = word;
  }

  /** How many vertices there are. */
  get size(): number {
    return this.#vertices;
  }

  /** `quads` that share no vertices, the first of them at vertex `source`, once more: moved, and with another state. */
  again(source: number, quads: number, moveX: number, moveY: number, row: number): void {
    let to = this.#vertices * VERTEX_WORDS;
    const end = to + quads * 4 * VERTEX_WORDS;
    while (end > this.#words.length) this.#grow();
    const words = this.#words;
    const floats = this.#floats;
    for (let from = source * VERTEX_WORDS; to < end; from += VERTEX_WORDS, to += VERTEX_WORDS) {
      floats[to] = floats[from]! + moveX;
      floats[to + 1] = floats[from + 1]! + moveY;
      words[to + 2] = words[from + 2]!;
      words[to + 3] = words[from + 3]!;
      words[to + 4] = (row << KIND_BITS) | (words[from + 4]! & KIND_MASK);
    }
    for (let quad = 0; quad < quads; quad++) {
      this.#vertices += 4;
      this.quad();
    }
  }

  vertex(x: number, y: number, a: number, b: number): void {
    let at = this.#vertices * VERTEX_WORDS;
    if (at === this.#words.length) this.#grow();
    this.#floats[at++] = x;
    this.#floats[at++] = y;
    this.#words[at++] = (Math.floor(a * 32767 + 0.5) & 0xffff) | (Math.floor(b * 32767 + 0.5) << 16);
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
