import type { Language } from '../../core/base/text.ts';

/** Translations of the parts of a phase's name; `n` is the number after a part. Other parts are shown as written. */
const PARTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  step: { en: 'step n', ko: '스텝 n' },
  layer: { en: 'layer n', ko: '레이어 n' },
  round: { en: 'round n', ko: '라운드 n' },
  batch: { en: 'micro-batch n', ko: '마이크로배치 n' },
  burst: { en: 'burst n', ko: '버스트 n' },
  compute: { en: 'compute', ko: '계산' },
  reduceScatter: { en: 'reduce-scatter', ko: 'reduce-scatter' },
  efa: { en: 'EFA', ko: 'EFA' },
  allGather: { en: 'all-gather', ko: 'all-gather' },
  allReduce: { en: 'all-reduce', ko: 'all-reduce' },
  forward: { en: 'forward', ko: '순전파' },
  backward: { en: 'backward', ko: '역전파' },
  back: { en: 'backward', ko: '역전파' },
  dispatch: { en: 'dispatch', ko: '토큰 보내기' },
  experts: { en: 'experts', ko: '전문가 계산' },
  combine: { en: 'combine', ko: '결과 모으기' },
  prefill: { en: 'prefill', ko: '프리필' },
  transfer: { en: 'KV cache transfer', ko: 'KV 캐시 전송' },
  decode: { en: 'decode', ko: '디코드' },
  traffic: { en: 'traffic', ko: '트래픽' },
  messages: { en: 'messages', ko: '메시지' },
  // Names of parts and runs in the app's own scenes
  first: { en: 'first', ko: '첫째' },
  second: { en: 'second', ko: '둘째' },
  small: { en: 'small message', ko: '작은 메시지' },
  large: { en: 'large message', ko: '큰 메시지' },
  flat: { en: 'flat ring', ko: '단일 링' },
  hierarchical: { en: 'hierarchical', ko: '계층형' },
  halving: { en: 'halving-doubling', ko: 'halving-doubling' },
  ring: { en: 'ring', ko: '링' },
  hash: { en: 'hash', ko: '해시' },
  spray: { en: 'spray', ko: '스프레이' },
};

const BOUNDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  start: { en: 'begins', ko: '시작' },
  end: { en: 'ends', ko: '끝' },
};

const RUN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  start: { en: 'start of the run', ko: '실행 시작' },
  end: { en: 'end of the run', ko: '실행 끝' },
};

/** The translated parts of a phase's name: `step 2`, `EFA` for `step2.efa`. */
export function phaseParts(phase: string, language: Language): string[] {
  return phase.split('.').map((part) => {
    const [, name = part, number = ''] = /^([A-Za-z]+)(\d*)$/.exec(part) ?? [];
    const known = PARTS[name]?.[language];
    return known === undefined ? part : known.replace(/\bn$/, number);
  });
}

/** The name of a moment: `step 2, EFA begins` for `step2.efa.start`. */
export function momentName(moment: string, language: Language): string {
  const whole = RUN[moment]?.[language];
  if (whole !== undefined) return whole;
  const at = moment.lastIndexOf('.');
  const bound = BOUNDS[moment.slice(at + 1)]?.[language] ?? moment.slice(at + 1);
  return `${phaseParts(moment.slice(0, at), language).join(', ')} ${bound}`;
}
