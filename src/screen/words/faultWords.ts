import type { Language } from '../../core/base/text.ts';

/** Texts of the text view about faults and the highest block. */
const en = {
  cutLinks: 'Cut links',
  slowLinks: 'Slowed links',
  isCut: 'cut: nothing leaves',
  isSlower: (factor: string) => `slowed ×${factor}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  by: (link: string, factor: string) => `${link} ×${factor}`,
  list: (count: string, first: string) => `${count}: ${first}`,
  more: (first: string, rest: string) => `${first} and ${rest} more`,
  highest: 'Highest block',
  highestNow: (packets: string, where: string) => `now ${where}, ${packets} waiting`,
  highestEver: (packets: string, where: string) => `in the whole run ${where}, ${packets} waiting`,
  noneNow: 'now none, nothing waits',
  noneEver: 'in the whole run none, nothing waits',
  flows: 'Where there are too many packets to draw one by one, lines show flows instead: the brighter, the more.',
  signs: { cut: 'a cross on a line', slower: 'bars across a line' },
};

export type FaultWords = typeof en;

const ko: FaultWords = {
  cutLinks: '끊긴 링크',
  slowLinks: '느려진 링크',
  isCut: '끊김: 아무것도 나가지 못함',
  isSlower: (factor) => `${factor}배 느려짐`,
  fromTo: (from, to) => `${from} → ${to}`,
  by: (link, factor) => `${link} ×${factor}`,
  list: (count, first) => `${count}개: ${first}`,
  more: (first, rest) => `${first} 외 ${rest}개`,
  highest: '가장 높은 블록',
  highestNow: (packets, where) => `지금은 ${where}, ${packets}개 대기`,
  highestEver: (packets, where) => `실행 전체에서는 ${where}, ${packets}개 대기`,
  noneNow: '지금은 없음, 기다리는 패킷 없음',
  noneEver: '실행 전체에서도 없음, 기다리는 패킷 없음',
  flows: '패킷이 너무 많아 하나씩 그릴 수 없으면 선으로 트래픽 흐름을 보여 줍니다. 밝을수록 많습니다.',
  signs: { cut: '선 위의 × 표시', slower: '선을 가로지르는 막대' },
};

const TABLE: Readonly<Record<Language, FaultWords>> = { en, ko };

export function faultWords(language: Language): FaultWords {
  return TABLE[language];
}
