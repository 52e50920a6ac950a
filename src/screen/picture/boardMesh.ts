/** What a quad of the board shows. The value is the `kind` that the board's shader switches on. */
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

/** Kinds that are strips: all others are slabs. */
export const STRIPS = ['link', 'efaEdge', 'tray', 'ruler'] as const satisfies readonly (keyof typeof BOARD_KINDS)[];

/**
 * 32-bit words of one quad. A slab: x and y of its middle, half its sides along and across, as floats. Of a strip's piece: x
 * and y of its ends, then the unit normal to its right at either, a pair in ±1. Then of both: a pair of measures, as half floats;
 * the row of its state and its kind.
 */
export const QUAD_WORDS = 8;
/** Kinds take the low bits of a quad's last word, the row of its state the rest. */
export const KIND_BITS = 5;
const KIND_MASK = (1 << KIND_BITS) - 1;
/** Words of a board fill whole rows of a texture, each as many texels wide as WebGL 2 grants everywhere. */
export const ROW_WORDS = 8192;

/** A board's quads, ready for the GPU. */
export type BoardMesh = { readonly words: Uint32Array; readonly quads: number };

/** Collects quads from far to near in typed arrays alone. Measures are at most 65,504; half floats keep eleven bits of them. */
export class MeshBuilder {
  #words: Uint32Array;
  #floats: Float32Array;
  #filled = 0;
  #last = 0;
  #measure = 0;

  /** Room for so many quads at first; it grows. */
  constructor(quads: number) {
    this.#words = new Uint32Array(wholeRows(quads * QUAD_WORDS));
    this.#floats = new Float32Array(this.#words.buffer);
  }

  /** Kind, state and measures of the quads that follow. */
  begin(kind: number, row: number, c: number, d: number): void {
    this.#last = ((row << KIND_BITS) | kind) >>> 0;
    this.#measure = (halfFloat(c) | (halfFloat(d) << 16)) >>> 0;
  }

  /** How many quads there are. */
  get size(): number {
    return this.#filled / QUAD_WORDS;
  }

  /** A parallelogram about its middle, with half its sides. */
  slab(x: number, y: number, alongX: number, alongY: number, acrossX: number, acrossY: number): void {
    const at = this.#room(1);
    const floats = this.#floats;
    floats[at] = x;
    floats[at + 1] = y;
    floats[at + 2] = alongX;
    floats[at + 3] = alongY;
    floats[at + 4] = acrossX;
    floats[at + 5] = acrossY;
    this.#words[at + 6] = this.#measure;
    this.#words[at + 7] = this.#last;
  }

  /** `count` slabs, the first of them at quad `source`, once more: moved, and with another state. */
  again(source: number, count: number, moveX: number, moveY: number, row: number): void {
    const to = this.#room(count);
    const from = source * QUAD_WORDS;
    const words = this.#words;
    const floats = this.#floats;
    for (let at = 0; at < count * QUAD_WORDS; at += QUAD_WORDS) {
      floats[to + at] = floats[from + at]! + moveX;
      floats[to + at + 1] = floats[from + at + 1]! + moveY;
      for (let word = 2; word < 7; word++) words[to + at + word] = words[from + at + word]!;
      words[to + at + 7] = (row << KIND_BITS) | (words[from + at + 7]! & KIND_MASK);
    }
  }

  /** A strip through `count` points, two or more, at x and y in turn, from the `first` of them. */
  strip(points: Float32Array, first: number, count: number): void {
    let to = this.#room(count - 1);
    const words = this.#words;
    const floats = this.#floats;
    let normal = normalAt(points, first, first + 1);
    for (let i = first; i < first + count - 1; i++, to += QUAD_WORDS) {
      floats[to] = points[2 * i]!;
      floats[to + 1] = points[2 * i + 1]!;
      floats[to + 2] = points[2 * i + 2]!;
      floats[to + 3] = points[2 * i + 3]!;
      words[to + 4] = normal;
      // A straight line has the same normal at both ends.
      if (count > 2) normal = normalAt(points, i, Math.min(i + 2, first + count - 1));
      words[to + 5] = normal;
      words[to + 6] = this.#measure;
      words[to + 7] = this.#last;
    }
  }

  seal(): BoardMesh {
    return { words: this.#words.subarray(0, wholeRows(this.#filled)), quads: this.size };
  }

  /** The first word of the next `quads`, which are there from now on. */
  #room(quads: number): number {
    const at = this.#filled;
    this.#filled += quads * QUAD_WORDS;
    if (this.#filled > this.#words.length) {
      const more = new Uint32Array(wholeRows(Math.max(this.#filled, 2 * this.#words.length)));
      more.set(this.#words);
      this.#words = more;
      this.#floats = new Float32Array(more.buffer);
    }
    return at;
  }
}

/** Changes the widths of the strips of a kind: `half`, by row of state from `firstRow` on, is half the width. */
export function setWidths({ words, quads }: BoardMesh, kind: number, firstRow: number, half: Float32Array): void {
  let [row, width] = [-1, 0];
  for (let at = 0; at < quads * QUAD_WORDS; at += QUAD_WORDS) {
    const last = words[at + 7]!;
    if ((last & KIND_MASK) !== kind) continue;
    if (last >>> KIND_BITS !== row) {
      row = last >>> KIND_BITS;
      width = halfFloat(half[row - firstRow]!);
    }
    words[at + 6] = (words[at + 6]! & 0xffff_0000) | width;
  }
}

function wholeRows(words: number): number {
  return Math.max(1, Math.ceil(words / ROW_WORDS)) * ROW_WORDS;
}

/** The unit normal to the right of the direction from one point to another, 16 bits per component. */
function normalAt(points: Float32Array, from: number, to: number): number {
  const dx = points[2 * to]! - points[2 * from]!;
  const dy = points[2 * to + 1]! - points[2 * from + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  return pairWord(dy / length, -dx / length);
}

/** Two numbers in ±1 as one word, 16 bits each. */
function pairWord(a: number, b: number): number {
  return (Math.floor(a * 32767 + 0.5) & 0xffff) | (Math.floor(b * 32767 + 0.5) << 16);
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
