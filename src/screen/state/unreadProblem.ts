import { readTypedNumber } from '../../core/base/typedNumber.ts';
import { LIMITS } from '../../core/scene/limits.ts';
import type { Problem } from '../../core/scene/problem.ts';
import { readTweak, typedProblem } from '../../core/scene/typedTweak.ts';
import { SPEEDS } from './playback.ts';

/** The problem with a part of a link that holds a number; undefined if there is nothing to explain. */
export function unreadProblem(part: string): Problem | undefined {
  const [, key = part, text = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
  if (key === 'set') {
    const read = readTweak(text);
    return read !== undefined && 'problem' in read ? read.problem : undefined;
  }
  const outside = RANGE_PROBLEMS.get(key);
  if (outside === undefined) return undefined;
  const number = readTypedNumber(text);
  return 'why' in number ? typedProblem(key, text, number) : outside(key, String(number.value));
}

/** The problem with a number that is valid but out of range, by the part's key. */
const RANGE_PROBLEMS = new Map<string, (path: string, got: string) => Problem>([
  ['t', (path, got) => ({ path, kind: 'outOfRange', min: 0, max: LIMITS.ticks, unit: 'time', got })],
  ['speed', (path, got) => ({ path, kind: 'notAChoice', choices: SPEEDS.map(String), got })],
  [
    'beat',
    (path, got) =>
      Number.isInteger(Number(got))
        ? { path, kind: 'outOfRange', min: 1, max: LIMITS.beats, unit: 'count', got }
        : { path, kind: 'notWhole', got },
  ],
]);
