import type { Language } from '../../core/base/text.ts';

/** Texts of the text view. Numbers are given as text by `markedSentence`. */
const en = {
  title: 'In words',
  close: 'Close the words',
  now: 'Now',
  parts: 'Part by part',
  treeKeys: 'Arrow keys move and expand, Shift+Enter shows where the numbers come from.',
  moments: 'Moments',
  howToRead: 'How to read the picture',
  means: (sign: string, meaning: string) => `${sign}: ${meaning}`,
  signs: {
    round: 'a line with round packets',
    lozenge: 'a line with lozenges',
    queue: 'a pile of small lozenges or dots',
    computing: 'a filled tile',
    moving: 'a tile of which one half is filled',
    waiting: 'a dark tile',
    finished: 'a flat tile with a bar',
    notBegun: 'the outline of a tile',
  },
  sayAloud: 'Say aloud while it plays',
  voiceOff: 'nothing',
  voiceBeats: 'each beat',
  voiceEvery: (seconds: number) => `the moment, every ${seconds} seconds`,

  chips: 'Chips',
  inQueues: 'In queues',
  onTheWire: 'On the wire',
  computing: 'compute',
  moving: 'move data',
  waiting: 'wait',
  finished: 'have finished',
  notBegun: 'have not begun',
  ofChips: (count: string, state: string) => `${count} ${state}`,

  // The bottleneck
  over: 'The run is over. Every chip has finished.',
  lost: (packets: string) => `The run is over, but ${packets} packets never arrived.`,
  flows: (computing: string, chips: string, flying: string) =>
    `Nothing waits. ${computing} of ${chips} chips compute, ${flying} packets are on the wire.`,
  allWait: (packets: string, where: string) => `All waiting packets wait ${where}: ${packets}.`,
  mostWait: (part: string, all: string, where: string) => `Most packets wait ${where}: ${part} of ${all}.`,
  manyWait: (part: string, all: string, where: string) =>
    `Packets wait in several places, the most ${where}: ${part} of ${all}.`,
  idle: (idle: string, chips: string) => `Meanwhile ${idle} of ${chips} chips are idle.`,
  allIdle: (chips: string) => `Meanwhile all ${chips} chips are idle.`,
  nobodyIdle: (chips: string) => `Meanwhile all ${chips} chips are at work.`,
  before: {
    neuronLink: (of: string) => (of === '' ? 'for NeuronLink' : `for NeuronLink in ${of}`),
    efaInterface: (of: string) => (of === '' ? 'at the EFA interfaces' : `at the EFA interfaces of ${of}`),
    efaPort: (of: string) => (of === '' ? 'at ports of the EFA switches' : `at the switch port to ${of}`),
    fabric: (of: string) => (of === '' ? 'at the links between switches' : `at the links from ${of} to other switches`),
    campus: (of: string) =>
      of === '' ? 'at the links between buildings' : `at the links from ${of} to another building`,
  },

  // Places
  fromTo: (first: string, last: string) => `${first} to ${last}`,
  link: (name: string, to: string) => `${name} to ${to}`,
  kinds: {
    neuronLink: 'NeuronLink',
    efaInterface: 'EFA interfaces',
    efaPort: 'EFA switch ports',
    fabric: 'between switches',
    campus: 'between buildings',
  },

  // Activity of a place
  chipState: {
    computing: 'computes',
    moving: 'moves data',
    waiting: 'waits',
    finished: 'has finished',
    notBegun: 'has not begun',
  },
  linkState: { busy: 'carries packets', idle: 'is idle' },
  queue: (packets: string) => (packets === '1' ? '1 packet waits' : `${packets} packets wait`),
  noQueue: 'nothing waits',
  flying: (packets: string) => (packets === '1' ? '1 is on the wire' : `${packets} are on the wire`),
  ofWhich: (parts: string) => ` (${parts})`,
  count: (what: string, number: string) => `${what} ${number}`,
  busySoFar: (parts: string) => `utilization so far: ${parts}`,
  busyInAll: (parts: string) => `over the whole run: ${parts}`,
  compute: 'compute',
  rate: (rate: string, latency: string) => `rate ${rate}, latency ${latency}`,
  stuck: {
    neuronLink: 'most wait for NeuronLink',
    efaInterface: 'most wait for EFA',
    efaPort: 'most wait at ports to chips',
    fabric: 'most wait between switches',
    campus: 'most wait between buildings',
  },
  stuckChip: { neuronLink: 'its packets wait for NeuronLink', efaInterface: 'its packets wait for EFA' },
  waitsForOthers: 'waits for others',
};

export type TextViewWords = typeof en;

const ko: TextViewWords = {
  title: '글로 보기',
  close: '글 닫기',
  now: '지금',
  parts: '부분별로',
  treeKeys: '화살표 키로 오가며 펼치고, Shift+Enter로 수치의 출처를 봅니다.',
  moments: '시점',
  howToRead: '그림 읽는 법',
  means: (sign, meaning) => `${sign}: ${meaning}`,
  signs: {
    round: '둥근 패킷이 다니는 선',
    lozenge: '마름모 패킷이 다니는 선',
    queue: '쌓인 작은 마름모나 점',
    computing: '색을 채운 칸',
    moving: '절반만 채운 칸',
    waiting: '어두운 칸',
    finished: '줄이 그어진 납작한 칸',
    notBegun: '테두리만 있는 칸',
  },
  sayAloud: '재생하는 동안 읽어 줄 것',
  voiceOff: '없음',
  voiceBeats: '챕터마다',
  voiceEvery: (seconds) => `${seconds}초마다 그때의 상황`,

  chips: '칩',
  inQueues: '큐에서 대기',
  onTheWire: '전송 중',
  computing: '계산 중',
  moving: '데이터 전송 중',
  waiting: '대기 중',
  finished: '완료',
  notBegun: '시작 전',
  ofChips: (count, state) => `${count}개 ${state}`,

  over: '실행이 끝났습니다. 모든 칩이 태스크를 마쳤습니다.',
  lost: (packets) => `실행이 끝났지만 패킷 ${packets}개는 도착하지 못했습니다.`,
  flows: (computing, chips, flying) =>
    `기다리는 패킷이 없습니다. 칩 ${chips}개 중 ${computing}개가 계산 중이고, 패킷 ${flying}개가 전송 중입니다.`,
  allWait: (packets, where) => `기다리는 패킷은 모두 ${where}에 있습니다: ${packets}개.`,
  mostWait: (part, all, where) => `패킷 대부분이 ${where}에서 기다립니다: ${all}개 중 ${part}개.`,
  manyWait: (part, all, where) =>
    `패킷이 여러 곳에서 기다립니다. 가장 많은 곳은 ${where}입니다: ${all}개 중 ${part}개.`,
  idle: (idle, chips) => `그동안 칩 ${chips}개 중 ${idle}개가 쉬고 있습니다.`,
  allIdle: (chips) => `그동안 칩 ${chips}개가 모두 쉬고 있습니다.`,
  nobodyIdle: (chips) => `그동안 칩 ${chips}개가 모두 일하고 있습니다.`,
  before: {
    neuronLink: (of) => (of === '' ? 'NeuronLink 앞' : `${of}의 NeuronLink 앞`),
    efaInterface: (of) => (of === '' ? 'EFA 인터페이스 앞' : `${of}의 EFA 인터페이스 앞`),
    efaPort: (of) => (of === '' ? 'EFA 스위치 포트 앞' : `${of} 쪽 스위치 포트 앞`),
    fabric: (of) => (of === '' ? '스위치 사이 링크 앞' : `${of}에서 다른 스위치로 가는 링크 앞`),
    campus: (of) => (of === '' ? '건물 사이 링크 앞' : `${of}에서 다른 건물로 가는 링크 앞`),
  },

  fromTo: (first, last) => `${first}부터 ${last}까지`,
  link: (name, to) => `${name} → ${to}`,
  kinds: {
    neuronLink: 'NeuronLink',
    efaInterface: 'EFA 인터페이스',
    efaPort: 'EFA 스위치 포트',
    fabric: '스위치 사이',
    campus: '건물 사이',
  },

  chipState: {
    computing: '계산 중',
    moving: '데이터 전송 중',
    waiting: '대기 중',
    finished: '완료',
    notBegun: '시작 전',
  },
  linkState: { busy: '패킷 전송 중', idle: '쉬는 중' },
  queue: (packets) => `패킷 ${packets}개 대기`,
  noQueue: '대기 없음',
  flying: (packets) => `${packets}개 전송 중`,
  ofWhich: (parts) => ` (${parts})`,
  count: (what, number) => `${what} ${number}`,
  busySoFar: (parts) => `지금까지 사용률: ${parts}`,
  busyInAll: (parts) => `전체 실행에서: ${parts}`,
  compute: '계산',
  rate: (rate, latency) => `대역폭 ${rate}, 지연 ${latency}`,
  stuck: {
    neuronLink: '대부분 NeuronLink를 기다림',
    efaInterface: '대부분 EFA를 기다림',
    efaPort: '대부분 칩 쪽 포트를 기다림',
    fabric: '대부분 스위치 사이에서 기다림',
    campus: '대부분 건물 사이에서 기다림',
  },
  stuckChip: { neuronLink: '패킷이 NeuronLink를 기다림', efaInterface: '패킷이 EFA를 기다림' },
  waitsForOthers: '다른 칩을 기다림',
};

const TABLE: Readonly<Record<Language, TextViewWords>> = { en, ko };

export function textViewWords(language: Language): TextViewWords {
  return TABLE[language];
}
