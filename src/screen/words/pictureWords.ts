import type { Language } from '../../core/base/text.ts';

/** Texts in the picture. */
const en = {
  mark: '✎ Made-up timings · illustrative, nothing here was measured',
  waiting: (packets: string) => `${packets} waiting`,
  waitForOne: (chips: number) => `${chips} chips wait while 1 computes`,
  allMove: (chips: number) => `all ${chips} chips move data, nothing waits`,
  faultAndWaiting: (fault: string, chips: number) =>
    `${fault} · ${chips === 1 ? '1 chip waits' : `${chips} chips wait`}`,
  tower: (letter: string, chips: number, chipName: string | undefined) =>
    `UltraServer ${letter} · ${chips} ${chipName ?? 'chips'}`,
  towerShort: (letter: string) => `UltraServer ${letter}`,
  switchesShort: (count: number) => (count === 1 ? 'EFA' : `EFA ×${count}`),
  switches: (count: number) => (count === 1 ? 'EFA switch' : `${count} EFA switches`),
  group: (chips: number) => (chips === 1 ? '1 chip' : `${chips} chips`),
  plainSwitches: (count: number) => (count === 0 ? '' : count === 1 ? 'switch' : `${count} switches`),
  neuronLink: 'NeuronLink, inside',
  efa: 'EFA, between',
  queue: 'packets waiting',
  computing: 'chip computes',
  moving: 'chip moves data',
  waitingChip: 'chip waits',
  finished: 'chip is done',
  notBegun: 'chip has not begun',
  rule: 'Thickness is bandwidth (square root). Time on the wire is latency. A pile is a queue.',
  moment: (
    computing: number,
    moving: number,
    waiting: number,
    notBegun: number,
    finished: number,
    packets: string,
    flying: string,
  ) =>
    `${computing} chips compute, ${moving} move data, ${waiting} wait` +
    (notBegun === 0 ? '' : `, ${notBegun} have not begun`) +
    (finished === 0 ? '' : `, ${finished} have finished`) +
    `. ${packets} packets wait in queues, ${flying} are on the wire.`,
  noWebGl:
    'WebGL is not available in this browser, so there is no picture. The words beside this and the timeline describe all of it.',
};

export type PictureWords = typeof en;

const ko: PictureWords = {
  mark: '✎ 시간은 모두 가상의 값 · 설명용, 실측 아님',
  waiting: (packets) => `${packets}개 대기`,
  waitForOne: (chips) => `칩 1개가 계산하는 동안 ${chips}개 대기`,
  allMove: (chips) => `칩 ${chips}개 모두 데이터 전송 중, 대기 없음`,
  faultAndWaiting: (fault, chips) => `${fault} · 칩 ${chips}개 대기`,
  tower: (letter, chips, chipName) => `UltraServer ${letter} · ${chipName ?? '칩'} ${chips}개`,
  towerShort: (letter) => `UltraServer ${letter}`,
  switchesShort: (count) => (count === 1 ? 'EFA' : `EFA ×${count}`),
  switches: (count) => (count === 1 ? 'EFA 스위치' : `EFA 스위치 ${count}대`),
  group: (chips) => `칩 ${chips}개`,
  plainSwitches: (count) => (count === 0 ? '' : count === 1 ? '스위치' : `스위치 ${count}대`),
  neuronLink: 'NeuronLink, 안쪽',
  efa: 'EFA, 사이',
  queue: '기다리는 패킷',
  computing: '계산하는 칩',
  moving: '데이터를 전송하는 칩',
  waitingChip: '기다리는 칩',
  finished: '완료한 칩',
  notBegun: '시작 전인 칩',
  rule: '굵기는 대역폭(제곱근 눈금), 선 위의 시간은 지연, 쌓인 것은 큐.',
  moment: (computing, moving, waiting, notBegun, finished, packets, flying) =>
    `칩 ${computing}개는 계산 중, ${moving}개는 데이터 전송 중, ${waiting}개는 대기 중` +
    (notBegun === 0 ? '' : `, ${notBegun}개는 시작 전`) +
    (finished === 0 ? '' : `, ${finished}개는 완료`) +
    `. 패킷 ${packets}개가 큐에서 기다리고 ${flying}개가 전송 중.`,
  noWebGl: '이 브라우저에서는 WebGL을 쓸 수 없어 그림이 없습니다. 옆의 글과 타임라인에 내용이 모두 있습니다.',
};

const TABLE: Readonly<Record<Language, PictureWords>> = { en, ko };

export function pictureWords(language: Language): PictureWords {
  return TABLE[language];
}
