import { unreachable } from '../../core/base/unreachable.ts';
import type { TypedSentences } from './typedNumberWords.en.ts';

export const typedNumbersKorean: TypedSentences = {
  expected: (no) => {
    switch (no.why) {
      case 'empty':
        return '숫자';
      case 'notANumber':
        return '0.25처럼 숫자로 쓴 값';
      case 'notHeld':
        return '끝까지 적을 수 있는 수';
      case 'ambiguous':
        return no.readings.join(' 또는 ');
      case 'otherUnit':
        return `‘${no.unit}’ 없이 쓴 숫자`;
      default:
        return unreachable(no);
    }
  },
  remedy: (no, unit) => {
    switch (no.why) {
      case 'empty':
        return '숫자를 쓴다. 비워 두면 아무것도 바뀌지 않는다.';
      case 'notANumber':
        return '숫자로 쓰고, 소수점은 점이나 쉼표로 쓴다. 천 단위는 빈칸으로 띄울 수 있다.';
      case 'notHeld':
        return '여기 있는 어느 칸에도 너무 크거나 0에 너무 가깝다.';
      case 'ambiguous':
        return '세 자리 앞의 쉼표는 천 단위로도 소수점으로도 읽힌다. 뜻하는 쪽으로 쓴다.';
      case 'otherUnit':
        return unit === undefined || unit === '' ? '숫자만 쓴다.' : `여기 단위는 언제나 ${unit}이다. 숫자만 쓴다.`;
      default:
        return unreachable(no);
    }
  },
};
