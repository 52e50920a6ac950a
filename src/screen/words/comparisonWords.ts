import type { Language } from '../../core/base/text.ts';

/** The words before and after a number in a sentence; either may be empty. */
export type Around = readonly [before: string, after: string];

/** Texts of the comparison of a scene as written with its tweak. */
const en = {
  compare: 'Compare',
  compareLong: 'Your tweak beside the original',
  asWritten: 'Original',
  yourTweak: 'Your tweak',
  andMore: (count: number) => `and ${count} more`,
  seed: (seed: string) => `seed ‘${seed}’`,
  faults: (count: number) => (count === 1 ? '1 link fault' : `${count} link faults`),
  nothingChanged: 'Nothing is tweaked yet.',
  identical: 'The same run to a thousandth of a tick: every difference is exactly zero.',
  sameFinish: 'finishes at the same instant',
  sooner: ['finishes', 'sooner'] as Around,
  later: ['finishes', 'later'] as Around,
  waitsLess: ['packets wait', 'less'] as Around,
  waitsMore: ['packets wait', 'more'] as Around,
  undelivered: ['', 'never arrive'] as Around,
  packets: 'packets',
  firstDiffers: ['first differs at', ''] as Around,
  goDivergence: 'Go to the first difference',
  finished: ['finished at', ''] as Around,
  picture: (which: string, scene: string) => `${which}: ${scene}`,
  said: (which: string, moment: string) => `${which}: ${moment}`,
};

export type ComparisonWords = typeof en;

const ko: ComparisonWords = {
  compare: '비교',
  compareLong: '원래 장면과 조정한 장면을 나란히 보기',
  asWritten: '원래 장면',
  yourTweak: '조정한 장면',
  andMore: (count) => `외 ${count}개`,
  seed: (seed) => `시드 ‘${seed}’`,
  faults: (count) => `링크 장애 ${count}건`,
  nothingChanged: '아직 조정한 값이 없습니다.',
  identical: '1/1000틱까지 같은 실행입니다. 모든 차이가 정확히 0입니다.',
  sameFinish: '완료 시각이 같음',
  sooner: ['', '빨리 끝남'],
  later: ['', '늦게 끝남'],
  waitsLess: ['패킷 대기', '감소'],
  waitsMore: ['패킷 대기', '증가'],
  undelivered: ['끝내 도착하지 못한', ''],
  packets: '패킷',
  firstDiffers: ['처음 달라지는 시각:', ''],
  goDivergence: '처음 달라지는 시각으로 이동',
  finished: ['완료 시각:', ''],
  picture: (which, scene) => `${which}: ${scene}`,
  said: (which, moment) => `${which}: ${moment}`,
};

const TABLE: Readonly<Record<Language, ComparisonWords>> = { en, ko };

export function comparisonWords(language: Language): ComparisonWords {
  return TABLE[language];
}
