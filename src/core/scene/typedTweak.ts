import { halfWidth } from '../base/halfWidth.ts';
import { type NoNumber, readTypedNumber } from '../base/typedNumber.ts';
import type { Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';
import { shorten } from './shorten.ts';
import type { Tweak } from './tweak.ts';

/** The tweak that a text describes, or its problem. */
export type TypedTweak = { readonly tweak: Tweak } | { readonly problem: Problem };

/**
 * Parses `path=value` and `path:value`, for links and the command line. The value is a number, true or false, or the name of an
 * option. Undefined for a text of another form.
 */
export function readTweak(text: string): TypedTweak | undefined {
  const [, path, rest] = /^\s*([^=:\s][^=:]*?)\s*[=:](.*)$/s.exec(text) ?? [];
  if (path === undefined || rest === undefined) return undefined;
  const written = halfWidth(rest).trim();
  if (written === 'true' || written === 'false') return { tweak: { path, value: written === 'true' } };
  if (/^[a-z]\w{0,60}$/i.test(written) && !NOT_A_WORD.test(written)) return { tweak: { path, value: written } };
  const number = readTypedNumber(written);
  if ('value' in number) return { tweak: { path, value: number.value } };
  if (number.why === 'notANumber' && !/\p{N}/u.test(written)) return undefined;
  return { problem: typedProblem(path, rest, number) };
}

const NOT_A_WORD = /^(?:nan|infinity)$/i;

/** The problem of a typed text that is not a number. `quantity` is that of the number, if known. */
export function typedProblem(path: string, text: string, no: NoNumber, quantity?: Quantity): Problem {
  return { path, kind: 'typed', no, quantity, got: no.why === 'empty' ? 'nothing' : shorten(text) };
}
