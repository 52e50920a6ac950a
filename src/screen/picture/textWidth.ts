/** Letters of about one width in ems, plain and bold: never less than in Pretendard. */
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
const CAPITAL = [0.73, 0.76] as const;
const HANGUL = 0.87;
const BY_LETTER = new Map(
  WIDTHS.flatMap(([letters, plain, bold]) => Array.from(letters, (letter) => [letter, [plain, bold] as const])),
);

/** Width of a text on one line in ems, never less than what Pretendard needs; with no canvas to measure on. */
export function textWidth(text: string, isBold: boolean): number {
  let width = 0;
  for (const letter of text) {
    width += letter >= '\u3000' ? HANGUL : (BY_LETTER.get(letter) ?? CAPITAL)[isBold ? 1 : 0];
  }
  return width;
}
