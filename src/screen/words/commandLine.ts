import type { Language } from '../../core/base/text.ts';
import { type CommandLineWords, commandLineInEnglish } from './commandLine.en.ts';
import { commandLineInKorean } from './commandLine.ko.ts';

const TABLE: Readonly<Record<Language, CommandLineWords>> = { en: commandLineInEnglish, ko: commandLineInKorean };

/** Every sentence of the command line in one language. */
export function commandLineWords(language: Language): CommandLineWords {
  return TABLE[language];
}
