import type { NoNumber } from '../../core/base/typedNumber.ts';
import { unreachable } from '../../core/base/unreachable.ts';

/** One language's sentences about a typed text that is not a number. */
export type TypedSentences = {
  readonly expected: (no: NoNumber) => string;
  /** `unit` is the number's; undefined if it is not known, empty for a count. */
  readonly remedy: (no: NoNumber, unit: string | undefined) => string;
};

export const typedNumbersEnglish: TypedSentences = {
  expected: (no) => {
    switch (no.why) {
      case 'empty':
        return 'a number';
      case 'notANumber':
        return 'a number in digits, such as 0.25';
      case 'notHeld':
        return 'a number that can be written out in full';
      case 'ambiguous':
        return no.readings.join(' or ');
      case 'otherUnit':
        return `a number without “${no.unit}”`;
      default:
        return unreachable(no);
    }
  },
  remedy: (no, unit) => {
    switch (no.why) {
      case 'empty':
        return 'Write a number: an empty entry changes nothing.';
      case 'notANumber':
        return 'Write digits, with a point or a comma before the fraction. Spaces may group thousands.';
      case 'notHeld':
        return 'It is too large or too close to 0 for any field here.';
      case 'ambiguous':
        return 'A comma before three digits may group thousands or begin the fraction. Write the one you mean.';
      case 'otherUnit':
        return unit === undefined || unit === ''
          ? 'Write the number alone.'
          : `The unit here is always ${unit}. Write the number alone.`;
      default:
        return unreachable(no);
    }
  },
};
