import { halfWidth } from './halfWidth.ts';

/** Why a typed text is no number. Facts only: screen/words says it. */
export type NoNumber =
  | { readonly why: 'empty' }
  | { readonly why: 'notANumber' }
  /** Too large, or too small, to be held. */
  | { readonly why: 'notHeld' }
  /** `1,270`: one reading with the comma between thousands, one with it before a fraction. */
  | { readonly why: 'ambiguous'; readonly readings: readonly [string, string] }
  /** A number, and after it something that is not the unit of the field. */
  | { readonly why: 'otherUnit'; readonly unit: string };

export type TypedNumber = { readonly value: number } | NoNumber;

/** Characters without width that come along when text is copied. Overrides, which reorder digits, are not among them. */
const WEIGHTLESS = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
/** Sign, digits with what may stand between them, exponent, and the rest. */
const PARTS = /^([+-]?) ?(\d+(?:[.,' ]\d+)*[.,]?|[.,]\d+)(?:e([+-]?\d+))?(.*)$/i;

/**
 * The one reader of numbers that people type or paste, in the panel, a link or a command line. A point or a comma begins the
 * fraction; spaces and apostrophes set thousands apart, and so does a point or comma that stands twice or beside the other one.
 * A single point always begins the fraction, as the app writes it. `1,270` has two readings and is refused.
 * `isUnit` says whether what is pasted along is the unit of the number; without it none is.
 */
export function readTypedNumber(text: string, isUnit: (rest: string) => boolean = () => false): TypedNumber {
  const plain = halfWidth(text).replace(WEIGHTLESS, '').replaceAll('\u2212', '-').replaceAll('\u2019', "'").trim();
  if (plain === '') return { why: 'empty' };
  const [, sign = '', digits, exponent, rest = ''] = PARTS.exec(plain) ?? [];
  const written = digits === undefined ? undefined : readDigits(digits);
  if (written === undefined) return { why: 'notANumber' };
  const unit = rest.trim();
  if (unit !== '' && !isUnit(unit)) {
    // What goes on like a number is one that can't be read: 0x10, 1_000, 3/4, 1e.
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

/** Digits as JavaScript writes them, or both readings where there are two; undefined where their separators make no number. */
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

/** Groups of three digits, set apart by one sort of separator, as one number. */
function joined(digits: string, separators: readonly string[]): string | undefined {
  if (separators.length === 0) return digits;
  const isGrouped = separators.every((one) => one === separators[0]) && /^[1-9]\d{0,2}(?:\D\d{3})+$/.test(digits);
  return isGrouped ? digits.replace(/\D/g, '') : undefined;
}
