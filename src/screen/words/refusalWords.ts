import type { Language } from '../../core/base/text.ts';
import type { Problem } from '../../core/scene/problem.ts';
import { momentName } from './momentWords.ts';
import { problemText } from './problemWords.ts';

const STORY: Readonly<Record<Language, (beat: number, moment: string) => string>> = {
  en: (beat, moment) => `Beat ${beat} of the story needs the moment “${moment}”, which would not be there.`,
  ko: (beat, moment) => `이야기의 챕터 ${beat}에 필요한 시점 ‘${moment}’이(가) 없어집니다.`,
};

/** Why a value for the control at `path` is invalid. If a beat is the reason, in terms of the story; else as in a problem of a file. */
export function refusalText(problem: Problem, path: string, language: Language): string {
  const beat = /^beats\[(\d+)\]/.exec(problem.path)?.[1];
  if (problem.kind === 'dangling' && problem.of === 'moment' && beat !== undefined) {
    return STORY[language](Number(beat) + 1, momentName(problem.name, language));
  }
  const { where, what, remedy } = problemText(problem, language);
  const isOwn = where === path || where.startsWith(`${path}.`);
  return `${isOwn ? '' : `${where}: `}${what}. ${remedy}`;
}
