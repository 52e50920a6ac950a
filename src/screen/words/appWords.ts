import { type Language, LANGUAGES } from '../../core/base/text.ts';
import { appEnglish, type Words } from './appWords.en.ts';
import { appKorean } from './appWords.ko.ts';

const TABLE: Readonly<Record<Language, Words>> = { en: appEnglish, ko: appKorean };

/** What each language calls itself. */
const OWN_NAMES: Readonly<Record<Language, { readonly short: string; readonly name: string }>> = {
  en: { short: 'EN', name: 'English' },
  ko: { short: '한국어', name: '한국어' },
};

/** The languages offered, each under its own name. */
export const OFFERED_LANGUAGES = LANGUAGES.map((language) => ({ language, ...OWN_NAMES[language] }));

/** Every sentence of the screen in one language. */
export function appWords(language: Language): Words {
  return TABLE[language];
}
