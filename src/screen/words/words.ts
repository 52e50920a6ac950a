import type { Language } from '../../core/base/text.ts';
import { en, type Words } from './en.ts';
import { ko } from './ko.ts';

const TABLE: Readonly<Record<Language, Words>> = { en, ko };

/** The languages offered, each under its own name. */
export const LANGUAGES: readonly { readonly language: Language; readonly short: string; readonly name: string }[] = [
  { language: 'en', short: 'EN', name: 'English' },
  { language: 'ko', short: '한국어', name: '한국어' },
];

/** Every sentence of the screen in one language. */
export function words(language: Language): Words {
  return TABLE[language];
}
