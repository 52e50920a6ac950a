import { type Language, LANGUAGES } from '../../core/base/text.ts';
import { appEnglish, type Words } from './appWords.en.ts';
import { appKorean } from './appWords.ko.ts';

const TABLE: Readonly<Record<Language, Words>> = { en: appEnglish, ko: appKorean };

/** What each language calls itself. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };

/** The languages offered, each under its own name. */
export const OFFERED_LANGUAGES = LANGUAGES.map((language) => ({ language, name: OWN_NAMES[language] }));

/** Every sentence of the screen in one language. */
export function appWords(language: Language): Words {
  return TABLE[language];
}
