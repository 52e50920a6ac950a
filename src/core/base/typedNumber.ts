import { halfWidth } from './halfWidth.ts';

/** Why a typed text is not a number. Facts only; src/screen/words has the sentences. */
export type NoNumber =
  | { readonly why: 'empty' }
  | { readonly why: 'notANumber' }
  /** Outside the range of a double. */
  | { readonly why: 'notHeld' }
  /** `1,270` is 1270 if the comma groups thousands, and 1.27 if it starts the fraction. */
  | { readonly why: 'ambiguous'; readonly readings: readonly [string, string] }
  /** A number followed by something that is not the unit of the field. */
  | { readonly why: 'otherUnit'; readonly unit: string };

export type TypedNumber = { readonly value: number } | NoNumber;

/** Characters without width that are copied along with text. Bidirectional overrides, which reorder digits, are not among them. */
const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
/** Sign, digits with separators, exponent, rest. */
const PARTS = /^([+-]?) ?(\d+(?:[.,' ]\d+)*[.,]?|[.,]\d+)(?:e([+-]?\d+))?(.*)$/i;

/**
 * Parses a number that somebody typed or pasted into the panel, a link or a command line. A point or a comma starts the
 * fraction; spaces and apostrophes group thousands, and so does a point or comma that occurs twice or before the other one.
 * A single point always starts the fraction, as the app writes it. `1,270` has two readings and is refused. `isUnit` says
 * whether the text after the number is its unit; without it any such text is refused.
 */
export function readTypedNumber(text: string, isUnit: (rest: string) => boolean = () => false): TypedNumber {
  const plain = halfWidth(text).replace(ZERO_WIDTH, '').replaceAll('\u2212', '-').replaceAll('\u2019', "'").trim();
  if (plain === '') return { why: 'empty' };
  const [, sign = '', digits, exponent, rest = ''] = PARTS.exec(plain) ?? [];
  const written = digits === undefined ? undefined : readDigits(digits);
  if (written === undefined) return { why: 'notANumber' };
  const unit = rest.trim();
  if (unit !== '' && !isUnit(unit)) {
    // A rest that looks like part of a number (0x10, 1_000, 3/4, 1e) is no unit.
    return /^[_+\-/^.,']|\p{N}|^e$/iu.test(unit) ? { why: 'notANumber' } : { why: 'otherUnit', unit };
  }
  const power = exponent === undefined ? '' : `e${exponent}`;
  if (typeof written !== 'string') {
    const [whole, fraction] = written;
    return { why: 'ambiguous', readings: [`${sign}${whole}${power}`, `${sign}${fraction}${power}`] };
  }
  const value = Number(`${sign}${written}${power}`);
  const isLost = !Number.isFinite(value) || (value === 0 && /[1-9]/.test(written));
  return isLost ? { why: 'notHeld' } : { value: value === 0 ? 0 : value };
}

/** The digits as JavaScript writes them, both readings if there are two, or undefined if the separators make no number. */
function readDigits(digits: string): string | readonly [string, string] | undefined {
  const separators = Array.from(digits.replace(/\d/g, ''));
  const last = separators.at(-1) ?? '';
  const isMark = last === '.' || last === ',';
  const isLone = separators.filter((one) => one === last).length === 1;
  if (!isMark || !isLone) return joined(digits, separators);
  const at = digits.lastIndexOf(last);
  const [whole, fraction] = [joined(digits.slice(0, at), separators.slice(0, -1)), digits.slice(at + 1)];
  if (whole === undefined) return undefined;
  const read = `${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}`;
  const isAmbiguous = last === ',' && separators.length === 1 && /^[1-9]\d{0,2},\d{3}$/.test(digits);
  return isAmbiguous ? [`${whole}${fraction}`, read.replace(/0+$/, '').replace(/\.$/, '')] : read;
}

/** Joins groups of three digits that one kind of separator divides; undefined for other groups. */
function joined(digits: string, separators: readonly string[]): string | undefined {
  if (separators.length === 0) return digits;
  const isGrouped = separators.every((one) => one === separators[0]) && /^[1-9]\d{0,2}(?:\D\d{3})+$/.test(digits);
  return isGrouped ? digits.replace(/\D/g, '') : undefined;
}
