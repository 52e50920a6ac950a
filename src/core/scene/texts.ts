import { z } from './zod.ts';

/** What a person could not see, or not tell from something else. */
export type Unseen = 'control' | 'direction' | 'marks' | 'hidden';

/** What is wrong with a text, as a part of a Problem. */
export type TextFault =
  | { readonly kind: 'emptyText' }
  | { readonly kind: 'brokenText' }
  | { readonly kind: 'unseenText'; readonly of: Unseen }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number; readonly unit: 'characters' };

/** Marks over and under one letter; more would climb over what stands above. Every living language needs fewer. */
export const MOST_MARKS = 4;

/** Without ink: spaces, controls, formats, the Hangul fillers and the empty Braille cell. */
const INKLESS = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const UNSEEN: Readonly<Record<Exclude<Unseen, 'hidden'>, RegExp>> = {
  control: /[^\P{Cc}\t\n\r]/u,
  // What turns the writing round reaches over the text's own end; the marks U+200E and U+200F, which Hebrew and Arabic need, do not.
  direction: /[\u202a-\u202e\u2066-\u2069]/,
  marks: new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, 'u'),
};
/** In a name or a seed two texts that look alike must be the same. */
const HIDDEN = /[^\P{Z} ]|[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Characters as people count them: half of a surrogate pair is none, nor is a part of a composed syllable. */
export function countCharacters(text: string): number {
  return Array.from(text.normalize('NFC').trim()).length;
}

/**
 * A text that says something, in at most `most` characters, and that every screen, link and file can hold. It is kept trimmed and
 * composed. `isName` is for what is compared or drawn from: nothing in it may be hidden.
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
