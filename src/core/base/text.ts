/** The two languages of the project, equals. */
export type Language = 'en' | 'ko';

/** A text that an audience meets: always in both languages. */
export type LocalText = { readonly en: string; readonly ko: string };
