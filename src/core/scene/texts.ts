import { z } from './zod.ts';

/** Kinds of characters that are invisible or change others. */
export type Unseen = 'control' | 'direction' | 'marks' | 'hidden';

/** What is wrong with a text, as a part of a Problem. */
export type TextFault =
  | { readonly kind: 'emptyText' }
  | { readonly kind: 'brokenText' }
  | { readonly kind: 'unseenText'; readonly of: Unseen }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number; readonly unit: 'characters' };

/** The most combining marks per letter; more would overlap the line above. No living language needs as many. */
export const MOST_MARKS = 4;

/** Texts that show nothing: spaces, controls, formats, the Hangul fillers and the empty Braille cell. */
const INKLESS = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const UNSEEN: Readonly<Record<Exclude<Unseen, 'hidden'>, RegExp>> = {
  control: /[^\P{Cc}\t\n\r]/u,
  // Bidirectional overrides and isolates affect text after them; the marks U+200E and U+200F, which Hebrew and Arabic need, don't.
  direction: /[\u202a-\u202e\u2066-\u2069]/,
  marks: new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u'),
};
/** Refused in names and seeds, where texts that look equal must be equal. */
const HIDDEN = /[^\P{Z} ]|[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The number of characters as people count them: code points of the composed text. */
export function countCharacters(text: string): number {
  return Array.from(text.normalize('NFC').trim()).length;
}

/**
 * A schema for a visible text of at most `most` characters without characters that break screens, links or files. It is trimmed and
 * composed (NFC). With `isName`, for names and seeds, it also refuses every hidden character.
 */
export function text(most: number, isName = false) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .check(({ value, issues }) => {
      const fault = faultOf(value, most, isName);
      if (fault !== undefined) issues.push({ code: 'custom', input: value, params: { fault } });
    })
    .meta({ maxLength: most });
}

function faultOf(value: string, most: number, isName: boolean): TextFault | undefined {
  if (/\p{Surrogate}/u.test(value)) return { kind: 'brokenText' };
  if (INKLESS.test(value)) return { kind: 'emptyText' };
  if (countCharacters(value) > most) return { kind: 'outOfRange', min: 1, max: most, unit: 'characters' };
  for (const [of, pattern] of Object.entries(UNSEEN)) {
    if (pattern.test(value)) return { kind: 'unseenText', of: of as Unseen };
  }
  return isName && HIDDEN.test(value) ? { kind: 'unseenText', of: 'hidden' } : undefined;
}
