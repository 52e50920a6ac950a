import { z } from 'zod';
import type { LocalText } from '../base/text.ts';

/** What a number of a scene counts. The unit comes from here, never from the file. */
export type Quantity = 'time' | 'size' | 'rate' | 'share' | 'count' | 'pace' | 'speed';

export const UNIT_OF: Readonly<Record<Quantity, string>> = {
  time: 'ticks',
  size: 'units',
  rate: 'units per tick',
  share: 'share of 1',
  count: 'count',
  pace: 'ticks per second of showing',
  speed: '× the pace',
};

/** What a panel needs to offer a number: its name, unit, range and grain. One source for check, panel and editor. */
export type NumberFacts = {
  readonly quantity: Quantity;
  readonly label: LocalText;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'logarithmic';
};

export type NumberMeta =
  | ({ readonly origin: 'invented' } & NumberFacts)
  | ({ readonly origin: 'structural' } & NumberFacts)
  | ({ readonly origin: 'chosen' } & NumberFacts);

const facts = new WeakMap<z.ZodType, NumberMeta>();

/** The facts of a number's schema; undefined for anything that is not a number of a scene. */
export function numberFacts(schema: z.ZodType): NumberMeta | undefined {
  return facts.get(schema);
}

function explained(of: NumberFacts, how: string): string {
  return `${of.label.en} · ${of.label.ko}. ${UNIT_OF[of.quantity]}, ${of.min} to ${of.max}. ${how}`;
}

const grounds = z.string().trim().min(1).max(2000);

/** A made-up number: `{ "invented": 40, "because": "…" }` and nothing else. */
export function invented(of: NumberFacts) {
  const schema = z
    .strictObject({ invented: z.number().min(of.min).max(of.max), because: grounds })
    .meta({ description: explained(of, 'Made up, and says why.') });
  facts.set(schema, { origin: 'invented', ...of });
  return schema;
}

/** A whole number of structure: chosen (bare), or stated by the article or a document. */
export function structural(of: NumberFacts) {
  const whole = z.int().min(of.min).max(of.max);
  const schema = z
    .union([
      whole,
      z.strictObject({ article: whole, quote: grounds }),
      z.strictObject({ document: whole, source: grounds }),
    ])
    .meta({ description: explained(of, 'Structure: chosen, or stated by the article or a document.') });
  facts.set(schema, { origin: 'structural', ...of });
  return schema;
}

/** A bare number about showing, which no simulated time depends on. */
export function chosen(of: NumberFacts) {
  const schema = z
    .number()
    .min(of.min)
    .max(of.max)
    .meta({ description: explained(of, 'About showing only.') });
  facts.set(schema, { origin: 'chosen', ...of });
  return schema;
}
