import type { LocalText } from './text.ts';

/** Where a number of a scene comes from. There is no `measured`: this project has no measured number. */
export type Invented = {
  readonly invented: number;
  /** What the number was before it was tweaked; the reason is of that one. */
  readonly tweakedFrom?: number | undefined;
  readonly because: string | LocalText;
};
export type FromArticle = { readonly article: number; readonly quote: string };
export type FromDocument = { readonly document: number; readonly source: string };

/** Chosen in place of another, as a tweaked scene's file notes it. */
export type Rechosen = { readonly chosen: number; readonly tweakedFrom: number };

/** A structural number: chosen by the scene's author (bare or rechosen), or somebody's statement. Never a timing. */
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

/** The words that stand behind the number: its reason, quote or source; empty where the author just chose it. */
export function groundsOf(sourced: Invented | Structural): LocalText {
  if (typeof sourced === 'number' || 'chosen' in sourced) return inBoth('');
  if ('invented' in sourced) return typeof sourced.because === 'string' ? inBoth(sourced.because) : sourced.because;
  return inBoth('article' in sourced ? sourced.quote : sourced.source);
}

/** What the number was before it was tweaked, where its file notes that. */
export function tweakedFromOf(sourced: Invented | Structural): number | undefined {
  return typeof sourced === 'object' && 'tweakedFrom' in sourced ? sourced.tweakedFrom : undefined;
}

/** Words that are the same to every reader: a quotation, the name of a document, a reason given in one language. */
function inBoth(words: string): LocalText {
  return { en: words, ko: words };
}

/** What every computed result carries, in files and exports. */
export const COMPUTED_ORIGIN = 'computed from invented numbers';
