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
        return '끝까지 적을 수 있는 숫자';
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
        return '숫자를 입력해 주세요. 비워 두면 아무것도 바뀌지 않습니다.';
      case 'notANumber':
        return '숫자로 입력해 주세요. 소수점은 점이나 쉼표로, 천 단위는 빈칸으로 구분할 수 있습니다.';
      case 'notHeld':
        return '여기에서 다루기에는 너무 크거나 0에 너무 가깝습니다.';
      case 'ambiguous':
        return '세 자리 앞의 쉼표는 천 단위 구분으로도, 소수점으로도 읽힙니다. 둘 중 하나로 입력해 주세요.';
      case 'otherUnit':
        return unit === undefined || unit === ''
          ? '숫자만 입력해 주세요.'
          : `여기 단위는 항상 ${unit}입니다. 숫자만 입력해 주세요.`;
      default:
        return unreachable(no);
    }
  },
};
