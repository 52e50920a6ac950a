import type { Language, LocalText } from '../../core/base/text.ts';

/** What the panel of controls and the page of numbers say, in the two languages. */
const en = {
  // Panel
  why: 'Every timing here is invented. Move one and watch the jam move.',
  undo: 'Undo',
  redo: 'Redo',
  save: 'Save as a scene file',
  search: 'Search the parameters',
  searchHint: 'Search   /',
  none: 'Nothing here bears that name.',
  found: (count: number) => (count === 1 ? '1 parameter' : `${count} parameters`),
  more: (count: number) => `${count} more are not shown. Search for them by name.`,
  chosen: 'chosen',
  fewer: (name: string) => `One less: ${name}`,
  moreOf: (name: string) => `One more: ${name}`,
  seed: 'Seed',
  seedGroup: 'Chance',
  seedWhy: 'Seeds every random draw: same scene and seed, same run.',
  nextSeed: 'Next seed',
  yes: 'on',
  no: 'off',
  tweakedFrom: (before: string) => `Tweaked from ${before}. The reason below was for that number.`,
  tweakedFromCount: (before: string) => `Tweaked from ${before}.`,
  toSource: (name: string) => `Made up: where ${name} comes from`,
  // Progress
  cancel: 'Cancel',
  // Saved scene
  savedTitle: (title: string) => `${title} (tweaked)`,
  // Page of numbers
  numbers: 'Numbers',
  numbersTitle: 'Where the numbers come from',
  numbersWhy: 'Every number of this scene, and what this run made of them. Nothing here was measured.',
  filter: 'Filter the numbers',
  allOrigins: 'All origins',
  print: 'Print',
  back: 'Back to the picture',
  rows: (shown: number, all: number) => (shown === all ? `${all} numbers` : `${shown} of ${all} numbers`),
  showAll: (count: number) => `Show all ${count}`,
  name: 'Name',
  belongsTo: 'Belongs to',
  value: 'Value',
  origin: 'Origin',
  grounds: 'Why, or who says so',
  path: 'In the file',
  sortBy: (column: string) => `Sort by ${column}`,
  toControl: (name: string) => `Tweak ${name}`,
  origins: {
    invented: 'invented',
    article: 'article',
    document: 'document',
    chosen: 'chosen',
    computed: 'computed',
  },
  chosenWhy: 'Chosen by the author of the scene.',
  computedWhy: 'Computed from invented numbers, and so made up as they are.',
  results: 'This run',
  finish: 'finish of the run',
  share: {
    compute: 'chips that compute, on average',
    neuronLink: 'chips that send over NeuronLink, on average',
    efa: 'chips that send over EFA, on average',
  },
  packets: 'packets sent',
  packetUnit: 'packets',
  messages: 'messages sent',
  messageUnit: 'messages',
  queue: (links: string) => `longest queue, ${links}`,
  lost: 'packets that could not be delivered',
};

export type PanelWords = typeof en;

const ko: PanelWords = {
  why: '여기 시간은 모두 지어낸 값입니다. 하나를 움직이면 막히는 곳도 움직입니다.',
  undo: '되돌리기',
  redo: '다시 하기',
  save: '장면 파일로 저장',
  search: '파라미터 찾기',
  searchHint: '찾기   /',
  none: '그런 이름은 여기 없습니다.',
  found: (count) => `파라미터 ${count}개`,
  more: (count) => `${count}개는 보이지 않습니다. 이름으로 찾으세요.`,
  chosen: '고른 값',
  fewer: (name) => `하나 줄이기: ${name}`,
  moreOf: (name) => `하나 늘리기: ${name}`,
  seed: '시드',
  seedGroup: '무작위',
  seedWhy: '모든 무작위 값의 씨앗. 장면과 시드가 같으면 실행도 같다.',
  nextSeed: '다음 시드',
  yes: '켬',
  no: '끔',
  tweakedFrom: (before) => `원래 ${before}에서 조정한 값. 아래 이유는 그 값에 대한 것이다.`,
  tweakedFromCount: (before) => `원래 ${before}에서 조정한 값.`,
  toSource: (name) => `지어낸 값: ${name}의 출처 보기`,
  cancel: '취소',
  savedTitle: (title) => `${title} (조정함)`,
  numbers: '수의 출처',
  numbersTitle: '이 수는 어디서 왔나',
  numbersWhy: '이 장면의 모든 수와, 이번 실행에서 나온 결과입니다. 측정한 값은 하나도 없습니다.',
  filter: '수 걸러 보기',
  allOrigins: '모든 출처',
  print: '인쇄',
  back: '그림으로 돌아가기',
  rows: (shown, all) => (shown === all ? `수 ${all}개` : `수 ${all}개 중 ${shown}개`),
  showAll: (count) => `${count}개 모두 보기`,
  name: '이름',
  belongsTo: '속한 곳',
  value: '값',
  origin: '출처',
  grounds: '이유 또는 근거',
  path: '파일 속 자리',
  sortBy: (column) => `${column} 순으로 정렬`,
  toControl: (name) => `${name} 조정하기`,
  origins: {
    invented: '지어낸 값',
    article: '기사',
    document: '문서',
    chosen: '고른 값',
    computed: '계산한 값',
  },
  chosenWhy: '장면을 쓴 사람이 골랐다.',
  computedWhy: '지어낸 값으로 계산했으니, 이 값도 지어낸 값이다.',
  results: '이번 실행',
  finish: '실행이 끝나는 시각',
  share: {
    compute: '계산하는 칩의 평균 비율',
    neuronLink: 'NeuronLink로 보내는 칩의 평균 비율',
    efa: 'EFA로 보내는 칩의 평균 비율',
  },
  packets: '보낸 패킷 수',
  packetUnit: '개',
  messages: '보낸 메시지 수',
  messageUnit: '개',
  queue: (links) => `가장 긴 큐, ${links}`,
  lost: '전달하지 못한 패킷',
};

const TABLE: Readonly<Record<Language, PanelWords>> = { en, ko };

export function panelWords(language: Language): PanelWords {
  return TABLE[language];
}

/** The title of a scene that was tweaked and saved. */
export function savedTitle({ en: english, ko: korean }: LocalText): LocalText {
  return { en: en.savedTitle(english), ko: ko.savedTitle(korean) };
}
