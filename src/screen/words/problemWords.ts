import type { Language } from '../../core/base/text.ts';
import type { Problem } from '../../core/scene/problem.ts';
import { problemsEnglish } from './problemWords.en.ts';
import { problemsKorean } from './problemWords.ko.ts';
import type { ProblemSentences } from './problemSentences.ts';

/** A problem in words. */
export type ProblemText = {
  /** The path in the file, or "the whole file". */
  readonly where: string;
  /** `expected …, got …` */
  readonly what: string;
  /** What the author can do, in whole sentences. */
  readonly remedy: string;
};

const SENTENCES: Readonly<Record<Language, ProblemSentences>> = { en: problemsEnglish, ko: problemsKorean };

export function problemText(problem: Problem, language: Language): ProblemText {
  const sentences = SENTENCES[language];
  return {
    where: problem.path === '' ? sentences.wholeFile : problem.path,
    what: sentences.what(problem),
    remedy: sentences.remedy(problem),
  };
}

/** All problems of a file as lines for a terminal: the file, then for each problem its path and what is wrong, then the remedy. */
export function troubleText(file: string, problems: readonly Problem[], language: Language): string {
  const lines = problems.map((problem) => {
    const { where, what, remedy } = problemText(problem, language);
    return `${where}: ${what}\n  ${remedy}`;
  });
  return [file, ...lines].join('\n');
}
