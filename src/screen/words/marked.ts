import type { Language } from '../../core/base/text.ts';
import { withoutTail } from '../../core/base/withoutTail.ts';
import { exactTicks, MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { appWords } from './appWords.ts';

declare const brand: unique symbol;

/**
 * A time, size, rate, share or result, which may never be shown without its mark. Only this file makes one. `spoken` is all of it in
 * plain text, for labels, screen readers and canvases.
 */
export type Marked = {
  readonly number: string;
  readonly unit: string;
  readonly mark: string;
  readonly spoken: string;
  readonly [brand]: true;
};

/** The quantity of a number, named as in the scene's schema. */
export type MarkedQuantity = 'time' | 'size' | 'rate' | 'share' | 'count' | 'pace' | 'speed' | 'factor';

/** Separator of thousands: a narrow no-break space. */
const THIN_SPACE = '\u202f';

/** An instant or a duration in milliticks, rounded down to whole ticks, or `exact` to the millitick. */
export function markedTime(time: number, language: Language, exact = false): Marked {
  const number = exact ? exactTicks(Math.round(time)) : String(Math.floor(time / MILLITICKS_PER_TICK));
  return mark(number, appWords(language).ticks, language);
}

/** A count of packets, chips …: a result of the run, so it has the mark. `unit` is already in the language. */
export function markedCount(count: number, unit: string, language: Language): Marked {
  return mark(decimal(count), unit, language);
}

/** A number of the scene in the unit that its file uses: a time in ticks, a share of 1. */
export function markedParameter(quantity: MarkedQuantity, value: number, language: Language): Marked {
  return inItsUnit(written(value), quantity, language);
}

/** A number that follows from those of the scene, in the unit that a file would use. */
export function markedResult(quantity: MarkedQuantity, value: number, language: Language): Marked {
  return inItsUnit(decimal(value), quantity, language);
}

function inItsUnit(plain: string, quantity: MarkedQuantity, language: Language): Marked {
  const { unitsPerTickSpoken, factorSpoken, madeUp } = appWords(language);
  const marked = mark(
    plain,
    unitOf(quantity, language),
    language,
    quantity === 'rate' ? unitsPerTickSpoken : undefined,
  );
  return quantity === 'factor' ? { ...marked, spoken: `${factorSpoken(plain)} (${madeUp})` } : marked;
}

/** Formatters for numbers in a marked sentence: counts, times in milliticks, shares of 1, rates. */
export type SentenceNumbers = {
  readonly count: (count: number) => string;
  readonly time: (time: number) => string;
  readonly share: (share: number) => string;
  readonly rate: (rate: number) => string;
};

/** One or more sentences with any number of results, marked as a whole. */
export function markedSentence(language: Language, say: (numbers: SentenceNumbers) => string): Marked {
  const { madeUp, ticks, unitsPerTick } = appWords(language);
  // Screen readers would read grouped digits as two numbers.
  const sayWith = (group: (plain: string) => string): string =>
    say({
      count: (count) => group(decimal(count)),
      time: (time) => `${group(exactTicks(Math.round(time)))} ${ticks}`,
      share: (share) => (share > 0 && share < 0.005 ? '<1%' : `${Math.round(100 * share)}%`),
      rate: (rate) => `${group(decimal(rate))} ${unitsPerTick}`,
    });
  return {
    number: sayWith(grouped),
    unit: '',
    mark: madeUp,
    spoken: `${sayWith((plain) => plain)} (${madeUp})`,
  } as Marked;
}

/** A change by less than this share of the value before is given in ticks. */
const SMALLEST_SHARE = 0.001;

/** The amount of change of a time in milliticks: as a percentage, or in ticks if it was 0 or changed little. */
export function markedChange(before: number, after: number, language: Language): Marked {
  const change = Math.abs(after - before);
  const percent = (100 * change) / before;
  if (before === 0 || percent < 100 * SMALLEST_SHARE) return markedTime(change, language, true);
  const number = percent < 10 ? Number(percent.toPrecision(2)) : Math.round(percent);
  return mark(`${number}%`, '', language);
}

/** The unit shown beside a number of the scene; empty for a count. */
export function unitOf(quantity: MarkedQuantity, language: Language): string {
  const { ticks, units, unitsPerTick, ofOne, ticksPerSecond, timesThePace, factor } = appWords(language);
  const table: Readonly<Record<MarkedQuantity, string>> = {
    time: ticks,
    size: units,
    rate: unitsPerTick,
    share: ofOne,
    count: '',
    pace: ticksPerSecond,
    speed: timesThePace,
    factor,
  };
  return table[quantity];
}

function mark(plain: string, unit: string, language: Language, spokenUnit = unit): Marked {
  const { madeUp } = appWords(language);
  const amount = spokenUnit === '' ? plain : `${plain} ${spokenUnit}`;
  return { number: grouped(plain), unit, mark: madeUp, spoken: `${amount} (${madeUp})` } as Marked;
}

/** Created once, since creating one is slow. */
const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 12 });

/** A result: rounded to six significant digits, from a million on to a whole number; never with an exponent. */
function decimal(value: number): string {
  return PLAIN.format(Math.abs(value) < 1e6 ? Number(value.toPrecision(6)) : Math.round(value));
}

/** A number of the scene, as it was written. */
function written(value: number): string {
  return PLAIN.format(withoutTail(value));
}

function grouped(plain: string): string {
  const [whole = '', rest] = plain.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  return rest === undefined ? groups : `${groups}.${rest}`;
}
