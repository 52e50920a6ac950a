import type { Language } from '../../core/base/text.ts';

/** Texts of the card of an inspected thing. Counts and times are given as text, with their marks. */
const en = {
  inspected: 'Selected',
  packet: (number: string) => `Packet ${number}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,

  computesUntil: (time: string) => `Computes until ${time}.`,
  moves: 'Moves data over NeuronLink.',
  waitsForPackets: (coming: string, inLine: string) =>
    `Waits for ${coming} packets still on their way, ${inLine} of them in queues.`,
  waitsToSend: (inLine: string) => `Waits: ${inLine} of its own packets are still queued.`,
  waits: 'Waits for other chips.',
  finished: 'Has finished all its tasks.',
  notBegun: 'Has not begun any of its tasks.',
  sends: 'Sends a packet.',
  sendsAndFlying: (flying: string) => `Sends a packet; ${flying} more on the wire.`,
  flying: (flying: string) => `Sends nothing; ${flying} on the wire.`,
  idle: 'Idle.',
  isCut: 'Cut: nothing leaves.',
  isSlower: (factor: string) => `Slowed ${factor}.`,
  someSend: (sending: string, of: number) => `${sending} of the ${of} links out of here are sending.`,
  someWait: (waiting: string) => `${waiting} packets wait here.`,
  someWaitAndCompute: (waiting: string, computing: string, chips: number) =>
    `${waiting} packets wait here. ${computing} of its ${chips} chips compute.`,
  notSent: 'Not sent yet.',
  inLine: (place: string, of: string, link: string) => `${ordinal(place)} of ${of} in the queue: ${link}.`,
  onWire: (link: string) => `On its way: ${link}.`,
  arrived: (chip: string) => `Arrived: ${chip}.`,

  rate: 'Rate',
  latency: 'Latency',
  inLineNow: 'Queue now',
  longestLine: 'Longest queue of the run',
  longestLineNow: 'Longest queue now',
  busy: 'Utilization, whole run',
  computes: 'Computing, whole run',
  sendsOut: 'Sending over EFA, whole run',
  size: 'Size',
  hop: 'Hop',
  hopOf: (hop: number, of: number) => `${hop} of ${of}`,
  waited: 'Waited so far',
  arrives: 'Arrives at',
  packets: (count: number): string => (count === 1 ? 'packet' : 'packets'),

  goTo: 'Connected to',
  lookCloser: 'Zoom in',
  rideAlong: 'Follow',
  leaveRide: 'Stop following',
  slowLink: 'Slow it ×4 from now',
  cutLink: 'Cut it from now',
  restoreLink: 'Restore it from now',
  pictureKeys: 'Arrow keys move from item to item, Enter opens its card.',
  legendCut: 'link is cut',
  legendSlower: 'link is slowed',
};

/** `3rd`; thousands may be separated. */
function ordinal(place: string): string {
  const last = Number(place.replace(/\D/g, '').slice(-2));
  const isTeen = last > 10 && last < 14;
  return `${place}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][last % 10] ?? 'th')}`;
}

export type CardWords = typeof en;

const ko: CardWords = {
  inspected: '선택한 항목',
  packet: (number) => `패킷 ${number}`,
  fromTo: (from, to) => `${from} → ${to}`,

  computesUntil: (time) => `계산 중입니다. 끝나는 시각: ${time}.`,
  moves: 'NeuronLink로 데이터를 전송하는 중입니다.',
  waitsForPackets: (coming, inLine) =>
    `기다립니다. 이 칩으로 오는 패킷 ${coming}개가 아직 도착하지 않았고, 그중 ${inLine}개는 큐에 있습니다.`,
  waitsToSend: (inLine) => `기다립니다. 보낼 패킷 ${inLine}개가 아직 큐에 있습니다.`,
  waits: '다른 칩을 기다립니다.',
  finished: '태스크를 모두 마쳤습니다.',
  notBegun: '아직 시작한 태스크가 없습니다.',
  sends: '패킷을 내보내는 중입니다.',
  sendsAndFlying: (flying) => `패킷을 내보내는 중이고, 다른 ${flying}개가 전송 중입니다.`,
  flying: (flying) => `내보내는 패킷은 없고, ${flying}개가 전송 중입니다.`,
  idle: '쉬는 중입니다.',
  isCut: '끊겼습니다. 아무것도 나가지 못합니다.',
  isSlower: (factor) => `${factor} 느려졌습니다.`,
  someSend: (sending, of) => `여기서 나가는 링크 ${of}개 중 ${sending}개가 패킷을 내보내는 중입니다.`,
  someWait: (waiting) => `패킷 ${waiting}개가 여기서 기다립니다.`,
  someWaitAndCompute: (waiting, computing, chips) =>
    `패킷 ${waiting}개가 여기서 기다립니다. 칩 ${chips}개 중 ${computing}개가 계산 중입니다.`,
  notSent: '아직 보내지 않았습니다.',
  inLine: (place, of, link) => `큐의 패킷 ${of}개 중 ${place}번째입니다: ${link}.`,
  onWire: (link) => `전송 중입니다: ${link}.`,
  arrived: (chip) => `도착했습니다: ${chip}.`,

  rate: '대역폭',
  latency: '지연 시간',
  inLineNow: '지금 큐',
  longestLine: '전체 중 가장 긴 큐',
  longestLineNow: '지금 가장 긴 큐',
  busy: '전체 사용률',
  computes: '전체 중 계산 비율',
  sendsOut: '전체 중 EFA 전송 비율',
  size: '크기',
  hop: '홉',
  hopOf: (hop, of) => `${of}개 중 ${hop}번째`,
  waited: '지금까지 기다린 시간',
  arrives: '도착 시각',
  packets: () => '개',

  goTo: '이어진 항목',
  lookCloser: '확대',
  rideAlong: '따라가기',
  leaveRide: '그만 따라가기',
  slowLink: '지금부터 4배 느리게',
  cutLink: '지금부터 끊기',
  restoreLink: '지금부터 복구',
  pictureKeys: '화살표 키로 항목을 옮겨 다니고, Enter로 카드를 엽니다.',
  legendCut: '끊긴 링크',
  legendSlower: '느려진 링크',
};

const TABLE: Readonly<Record<Language, CardWords>> = { en, ko };

export function cardWords(language: Language): CardWords {
  return TABLE[language];
}
