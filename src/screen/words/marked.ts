import type { Language } from '../../core/base/text.ts';
import { withoutTail } from '../../core/base/withoutTail.ts';
import { exactTicks, MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { appWords } from './appWords.ts';

declare const brand: unique symbol;

/**
 * A time, size, rate, share or result as it may be shown: never without its mark. Only this file makes one.
 * `spoken` says all of it in plain text, for labels, screen readers and canvases.
 */
export type Marked = {
  readonly number: string;
  readonly unit: string;
  readonly mark: string;
  readonly spoken: string;
  readonly [brand]: true;
};

/** What a number counts, as the scene's schema names it. */
export type MarkedQuantity = 'time' | 'size' | 'rate' | 'share' | 'count' | 'pace' | 'speed' | 'factor';

/** Between thousands: narrow, and no place to break a line. */
const THIN_SPACE = '\u202f';

/** An instant or a duration in milliticks: to the whole tick, or `exact` to the millitick. */
export function markedTime(time: number, language: Language, exact = false): Marked {
  const number = exact ? exactTicks(Math.round(time)) : String(Math.floor(time / MILLITICKS_PER_TICK));
  return mark(number, appWords(language).ticks, language);
}

/** How many packets, chips …: a result of the run, as made up as its timings. `unit` is already in the language. */
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

/** Numbers as they may stand in a marked sentence: counts of packets or chips, instants, shares of 1, rates. */
export type SentenceNumbers = {
  readonly count: (count: number) => string;
  readonly time: (time: number) => string;
  readonly share: (share: number) => string;
  readonly rate: (rate: number) => string;
};

/** A sentence, or some, with any number of results in it, marked as a whole. */
export function markedSentence(language: Language, say: (numbers: SentenceNumbers) => string): Marked {
  const { madeUp, ticks, unitsPerTick } = appWords(language);
  // Voices would read grouped digits as two numbers.
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

/** Below this share of what it was, a change says more in ticks. */
const SMALLEST_SHARE = 0.001;

/** Change of a time, in milliticks: as a percentage, or exactly if it was 0 or changed little. */
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

/** Made once: to make one costs as much as a frame of the picture may. */
const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 12 });

/** A result: its whole part in full, and six significant digits at most otherwise; never an exponent. */
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
