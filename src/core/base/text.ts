/** The two languages of the project; everything exists in both. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that a user can see, always in both languages. */
export type LocalText = Readonly<Record<Language, string>>;
