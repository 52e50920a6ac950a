/**
 * Full-width letters, digits and signs, as Korean and Japanese keyboards make them, as the plain ones; every sort of space as
 * the plain one. Unlike NFKC it leaves superscripts and circled digits alone, which are other characters: 10³ is not 103.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Zs}\t]/gu, ' ');
}

/** A text as a search compares it: the same letters are alike however they were typed, composed or not, wide or not, in either case. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
