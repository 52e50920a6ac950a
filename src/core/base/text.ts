/** The two languages of the project; everything exists in both. */
export type Language = 'en' | 'ko';

/** A text that a user can see, always in both languages. */
export type LocalText = { readonly en: string; readonly ko: string };
