import type { LocalText } from './text.ts';

/** Where a number of a scene comes from. There is no `measured`: this project has no measured number. */
export type Invented = { readonly invented: number; readonly because: string | LocalText };
export type FromArticle = { readonly article: number; readonly quote: string };
export type FromDocument = { readonly document: number; readonly source: string };

/** A structural number: chosen by the scene's author (bare), or somebody's statement. Never a timing. */
export type Structural = number | FromArticle | FromDocument;

export type Origin = 'invented' | 'article' | 'document' | 'chosen';

/** The number itself, whatever its origin. */
export function numberOf(sourced: Invented | Structural): number {
  if (typeof sourced === 'number') return sourced;
  if ('invented' in sourced) return sourced.invented;
  if ('article' in sourced) return sourced.article;
  return sourced.document;
}

export function originOf(sourced: Invented | Structural): Origin {
  if (typeof sourced === 'number') return 'chosen';
  if ('invented' in sourced) return 'invented';
  if ('article' in sourced) return 'article';
  return 'document';
}

/** The words that stand behind the number: its reason, quote or source; empty where the author just chose it. */
export function groundsOf(sourced: Invented | Structural): LocalText {
  if (typeof sourced === 'number') return inBoth('');
  if ('invented' in sourced) return typeof sourced.because === 'string' ? inBoth(sourced.because) : sourced.because;
  return inBoth('article' in sourced ? sourced.quote : sourced.source);
}

/** Words that are the same to every reader: a quotation, the name of a document, a reason given in one language. */
function inBoth(words: string): LocalText {
  return { en: words, ko: words };
}

/** What every computed result carries, in files and exports. */
export const COMPUTED_ORIGIN = 'computed from invented numbers';
