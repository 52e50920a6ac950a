import type { Language } from '../../core/base/text.ts';
import { appEnglish, type Words } from './appWords.en.ts';
import { appKorean } from './appWords.ko.ts';

const TABLE: Readonly<Record<Language, Words>> = { en: appEnglish, ko: appKorean };

/** The languages offered, each under its own name. */
export const LANGUAGES: readonly { readonly language: Language; readonly short: string; readonly name: string }[] = [
  { language: 'en', short: 'EN', name: 'English' },
  { language: 'ko', short: '한국어', name: '한국어' },
];

/** Every sentence of the screen in one language. */
export function appWords(language: Language): Words {
  return TABLE[language];
}
