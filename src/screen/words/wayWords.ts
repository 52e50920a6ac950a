import type { Language } from '../../core/base/text.ts';

/** What is said of the ways of a `sequence`: which runs now, and how long each took. */
const en = {
  now: (name: string) => `now: ${name}`,
  next: (name: string) => `now: compute, then ${name}`,
  done: (name: string) => `done: ${name}`,
  /** The ways of one part that run side by side. */
  sideBySide: (part: string, ways: readonly string[]) => `${part} · ${ways.join(', ')}`,
  together: 'Time taken, from the common start',
  inTurn: 'Time taken, each from its own start',
  inTurnNote: 'each from its own start',
  running: (name: string) => `${name}: still running`,
  notBegun: (name: string) => `${name}: not begun`,
  unended: 'never finished',
};

export type WayWords = typeof en;

const ko: WayWords = {
  now: (name) => `지금: ${name}`,
  next: (name) => `지금: 계산, 다음은 ${name}`,
  done: (name) => `완료: ${name}`,
  sideBySide: (part, ways) => `${part} · ${ways.join(', ')}`,
  together: '걸린 시간, 함께 출발',
  inTurn: '걸린 시간, 저마다 제 출발부터',
  inTurnNote: '저마다 제 출발부터',
  running: (name) => `${name}: 진행 중`,
  notBegun: (name) => `${name}: 시작 전`,
  unended: '끝나지 못함',
};

const TABLE: Readonly<Record<Language, WayWords>> = { en, ko };

export function wayWords(language: Language): WayWords {
  return TABLE[language];
}
