/** How wide letters are, in ems: those that are narrow, wide, and neither; a little more than in the typeface itself. */
type Letters = { readonly narrow: number; readonly wide: number; readonly other: number; readonly hangul: number };
const BOLD: Letters = { narrow: 0.3, wide: 0.72, other: 0.58, hangul: 0.87 };
const PLAIN: Letters = { narrow: 0.29, wide: 0.72, other: 0.56, hangul: 0.87 };
export const SPACE = 0.26;

/** Width of a text on one line in ems, never less than what Pretendard needs; with no canvas to measure on. */
export function textWidth(text: string, isBold: boolean): number {
  const letters = isBold ? BOLD : PLAIN;
  return Array.from(text).reduce((sum, letter) => {
    if (letter > '\u1100' && letter !== '\u202f') return sum + letters.hangul;
    if (letter === ' ' || letter === '\u202f') return sum + SPACE;
    if (/[ijlftrI.,:;!'|()]/.test(letter)) return sum + letters.narrow;
    return sum + (/[A-Zmw—%]/.test(letter) ? letters.wide : letters.other);
  }, 0);
}
