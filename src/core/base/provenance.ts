import type { LocalText } from './text.ts';

/** Where a number of a scene comes from. There is no `measured`: this project has no measured number. */
export type Invented = {
  readonly invented: number;
  /** What the number was before it was tweaked; `because` gives the reason for that earlier number. */
  readonly tweakedFrom?: number | undefined;
  readonly because: string | LocalText;
};
export type FromArticle = { readonly article: number; readonly quote: string };
export type FromDocument = { readonly document: number; readonly source: string };

/** A chosen number that was tweaked; the file of a tweaked scene keeps the earlier one beside it. */
export type Rechosen = { readonly chosen: number; readonly tweakedFrom: number };

/** A structural number: chosen by the scene's author (bare or tweaked), or quoted from an article or a document. Never a timing. */
export type Structural = number | Rechosen | FromArticle | FromDocument;

export type Origin = 'invented' | 'article' | 'document' | 'chosen';

/** The number itself, whatever its origin. */
export function numberOf(sourced: Invented | Structural): number {
  if (typeof sourced === 'number') return sourced;
  if ('invented' in sourced) return sourced.invented;
  if ('chosen' in sourced) return sourced.chosen;
  return 'article' in sourced ? sourced.article : sourced.document;
}

export function originOf(sourced: Invented | Structural): Origin {
  if (typeof sourced === 'number' || 'chosen' in sourced) return 'chosen';
  if ('invented' in sourced) return 'invented';
  if ('article' in sourced) return 'article';
  return 'document';
}

/** The reason, quote or source of the number; empty if the author just chose it. */
export function groundsOf(sourced: Invented | Structural): LocalText {
  if (typeof sourced === 'number' || 'chosen' in sourced) return inBoth('');
  if ('invented' in sourced) return typeof sourced.because === 'string' ? inBoth(sourced.because) : sourced.because;
  return inBoth('article' in sourced ? sourced.quote : sourced.source);
}

/** What the number was before it was tweaked; undefined if the file does not say. */
export function tweakedFromOf(sourced: Invented | Structural): number | undefined {
  return typeof sourced === 'object' && 'tweakedFrom' in sourced ? sourced.tweakedFrom : undefined;
}

/** The same words for both languages: a quotation, the name of a document, a reason given in one language. */
function inBoth(words: string): LocalText {
  return { en: words, ko: words };
}

/** The origin that every computed result states, in files and exports. */
export const COMPUTED_ORIGIN = 'computed from invented numbers';
