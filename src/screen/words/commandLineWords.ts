import type { Language } from '../../core/base/text.ts';
import { type CommandLineWords, commandLineEnglish } from './commandLineWords.en.ts';
import { commandLineKorean } from './commandLineWords.ko.ts';

const TABLE: Readonly<Record<Language, CommandLineWords>> = { en: commandLineEnglish, ko: commandLineKorean };

/** Every sentence of the command line in one language. */
export function commandLineWords(language: Language): CommandLineWords {
  return TABLE[language];
}
