import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { LONGEST_TEXTS } from './limits.ts';
import { text } from './texts.ts';

/** What a number of a scene counts. The unit comes from here, never from the file. */
export type Quantity = 'time' | 'size' | 'rate' | 'share' | 'count' | 'pace' | 'speed' | 'factor';

export const UNIT_OF: Readonly<Record<Quantity, string>> = {
  time: 'ticks',
  size: 'units',
  rate: 'units per tick',
  share: 'share of 1',
  count: 'count',
  pace: 'ticks per second of playback',
  speed: '× the pace',
  factor: '×',
};

/** The name, quantity, range and step of a number, for check, panel and editor alike. */
export type NumberFacts = {
  readonly quantity: Quantity;
  readonly label: LocalText;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'logarithmic';
  /** Whether the number follows from other numbers of the scene, so that it is never set alone. */
  readonly derived?: boolean;
};

export type NumberMeta =
  | ({ readonly origin: 'invented' } & NumberFacts)
  | ({ readonly origin: 'structural' } & NumberFacts)
  | ({ readonly origin: 'chosen' } & NumberFacts);

const facts = new WeakMap<z.ZodType, NumberMeta>();

/** The facts of a number's schema; undefined for other schemas. */
export function numberFacts(schema: z.ZodType): NumberMeta | undefined {
  return facts.get(schema);
}

function bounds(of: NumberFacts): string {
  return `${UNIT_OF[of.quantity]}, ${of.min} to ${of.max}`;
}

function explained(of: NumberFacts, how: string): string {
  return `${of.label.en} · ${of.label.ko}. ${bounds(of)}. ${how}`;
}

/** The reason, quote or source of a number. */
export const grounds = text(LONGEST_TEXTS.grounds);

/** The reason of an invented number: one text, or one per language. */
export const reason = z.union([
  grounds,
  z.strictObject({
    en: grounds.meta({ description: 'In English.' }),
    ko: grounds.meta({ description: 'In Korean. 한국어로.' }),
  }),
]);

/** An invented number: `{ "invented": 40, "because": "…" }`, with `tweakedFrom` in a tweaked scene's file. */
export function invented(of: NumberFacts) {
  const schema = z
    .strictObject({
      invented: z
        .number()
        .min(of.min)
        .max(of.max)
        .meta({ description: `Made up. ${bounds(of)}` }),
      tweakedFrom: z
        .number()
        .min(of.min)
        .max(of.max)
        .optional()
        .meta({ description: 'What it was before it was tweaked. The app notes it when it saves a tweaked scene.' }),
      because: reason.meta({
        description: 'The reason for this number, shown wherever the number is explained. One text, or { en, ko }.',
      }),
    })
    .meta({
      description: explained(of, 'Made up, with its reason: nothing here was measured.'),
      defaultSnippets: [{ label: '{ invented, because }', body: { invented: '^$1', because: '$2' } }],
    });
  facts.set(schema, { origin: 'invented', ...of });
  return schema;
}

/** A structural whole number: chosen (bare), or quoted from an article or a document. */
export function structural(of: NumberFacts) {
  const whole = z.int().min(of.min).max(of.max);
  const stated = whole.meta({ description: `${bounds(of)}, whole` });
  const schema = z
    .union([
      whole.meta({ description: 'Chosen by the author of the scene.' }),
      z
        .strictObject({
          chosen: stated,
          tweakedFrom: whole.meta({
            description: 'What it was before it was tweaked. The app notes it when it saves a tweaked scene.',
          }),
        })
        .meta({ description: 'Chosen in place of another.' }),
      z
        .strictObject({
          article: stated,
          quote: grounds.meta({ description: 'The words of the article, as they are.' }),
        })
        .meta({ description: 'Stated by the article.' }),
      z
        .strictObject({ document: stated, source: grounds.meta({ description: 'Which document, and where in it.' }) })
        .meta({ description: 'Stated by a document.' }),
    ])
    .meta({ description: explained(of, 'Structure: chosen, or stated by the article or a document.') });
  facts.set(schema, { origin: 'structural', ...of });
  return schema;
}

/** A bare number about playback, on which no simulated time depends. */
export function chosen(of: NumberFacts) {
  const schema = z
    .number()
    .min(of.min)
    .max(of.max)
    .meta({ description: explained(of, 'Affects the playback only.') });
  facts.set(schema, { origin: 'chosen', ...of });
  return schema;
}
