/** Letters of about the same width, and an upper bound of it in ems, plain and bold, in Pretendard. */
const WIDTHS: readonly (readonly [letters: string, plain: number, bold: number])[] = [
  [' \u202f', 0.26, 0.26],
  ["ijlI.,:;!·'", 0.26, 0.31],
  ['frt()|', 0.36, 0.4],
  ['ckszvxy', 0.53, 0.57],
  ['aehnou', 0.57, 0.61],
  ['bdgpq', 0.6, 0.62],
  ['0123456789', 0.65, 0.67],
  ['mw', 0.84, 0.88],
  ['MW—%', 0.96, 1],
];
/** Other letters: CAPITAL up to U+017F; beyond, FOREIGN by code point, with the fallback fonts where Pretendard has no letter. */
const CAPITAL = [0.73, 0.76] as const;
const FOREIGN: readonly (readonly [from: number, width: number])[] = [
  [0x180, 1],
  [0x1100, 0.87],
  [0x1200, 1],
  [0x2000, 0.76],
  [0x2e3a, 3.1],
  [0x2e3c, 1.05],
  [0x3131, 0.87],
  [0x3190, 1.05],
  [0xac00, 0.87],
  [0xd7a4, 1.05],
  [0x1f000, 1.4],
];
const BY_LETTER = new Map(
  WIDTHS.flatMap(([letters, plain, bold]) => Array.from(letters, (letter) => [letter, [plain, bold] as const])),
);

/** An upper bound of the width of a text on one line, in ems of Pretendard. It needs no canvas. */
export function textWidth(text: string, isBold: boolean): number {
  let width = 0;
  for (const letter of text) {
    const known = BY_LETTER.get(letter) ?? (letter < '\u0180' ? CAPITAL : undefined);
    width += known === undefined ? foreignWidth(letter.codePointAt(0)!) : known[isBold ? 1 : 0];
  }
  return width;
}

function foreignWidth(code: number): number {
  return FOREIGN.findLast(([from]) => code >= from)![1];
}

/** An upper bound of the lines of a text of `size` in a column, broken between words and within words longer than a line. */
export function countLines(text: string, size: number, column: number, isBold: boolean): number {
  let lines = 1;
  let at = 0;
  for (const word of text.split(/[ \n\t]+/)) {
    const width = textWidth(word, isBold) * size;
    const withSpace = at === 0 ? width : at + textWidth(' ', isBold) * size + width;
    if (withSpace <= column) {
      at = withSpace;
      continue;
    }
    if (at > 0) lines++;
    // Each line but the last may be up to one letter short, since letters are not divided.
    const full = width <= column ? 0 : Math.ceil(width / Math.max(column - size, size)) - 1;
    lines += full;
    at = full === 0 ? width : column;
  }
  return lines;
}
