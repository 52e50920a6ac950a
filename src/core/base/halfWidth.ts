/**
 * Replaces full-width letters, digits and signs, which Korean and Japanese keyboards type, by the ASCII ones, and every kind of
 * space by a plain space. Unlike NFKC it keeps superscripts and circled digits: 10³ is not 103.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Zs}\t]/gu, ' ');
}

/** Normalizes a text for searching: composition, width, case and runs of white space make no difference. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
