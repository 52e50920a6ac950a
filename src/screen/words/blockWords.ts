import type { Language } from '../../core/base/text.ts';

/** Texts of pictures of many chips. */
const en = {
  ultraServers: (groups: string, chips: string) => `${groups} UltraServers · ${chips} chips`,
  groups: (groups: string, chips: string) => `${groups} groups · ${chips} chips`,
  building: (number: number) => `Building ${number}`,
  buildingOf: (number: number, groups: string) => `Building ${number} · ${groups} UltraServers`,
  between: 'EFA, between buildings',
  nothing: '0',
  tallest: (packets: string) => `tallest: ${packets} waiting`,
  now: (packets: string) => `now ${packets} ▸`,
  height: 'height: packets waiting for EFA',
  mountainRule: 'Block height is packets waiting. The highest of the run is in the middle.',
  flows: 'Too many packets to draw one by one: lines show flows.',
};

export type BlockWords = typeof en;

const ko: BlockWords = {
  ultraServers: (groups, chips) => `UltraServer ${groups}대 · 칩 ${chips}개`,
  groups: (groups, chips) => `그룹 ${groups}개 · 칩 ${chips}개`,
  building: (number) => `건물 ${number}`,
  buildingOf: (number, groups) => `건물 ${number} · UltraServer ${groups}대`,
  between: 'EFA, 건물 사이',
  nothing: '0',
  tallest: (packets) => `최고 ${packets}개 대기`,
  now: (packets) => `지금 ${packets}개 ▸`,
  height: '높이: EFA를 기다리는 패킷 수',
  mountainRule: '기다리는 패킷이 많을수록 블록이 높습니다. 실행 전체에서 가장 많이 기다린 곳이 가운데에 있습니다.',
  flows: '패킷이 너무 많아 하나씩 그리지 않습니다. 선의 밝기와 굵기로 트래픽 흐름을 보여 줍니다.',
};

const TABLE: Readonly<Record<Language, BlockWords>> = { en, ko };

export function blockWords(language: Language): BlockWords {
  return TABLE[language];
}
