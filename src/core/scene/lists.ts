import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { LIMITS, type LimitName } from './limits.ts';

const limits = new WeakMap<z.ZodType, LimitName>();

/** Names an item of a list; `number` counts from 1. */
export type NameOfItem<Item> = (item: Item, number: number) => LocalText;

const names = new WeakMap<z.ZodType, NameOfItem<never>>();

/**
 * A list with at most as many items as a limit allows; a longer one is reported as one problem before its items are checked. Items
 * with numbers need a name, which heads these numbers wherever they are listed.
 */
export function listOf<T extends z.ZodType>(
  item: T,
  limit: LimitName,
  description?: string,
  name?: NameOfItem<z.output<T>>,
) {
  const schema = described(z.array(item).max(LIMITS[limit]), description);
  limits.set(schema, limit);
  if (name !== undefined) names.set(schema, name);
  return schema;
}

/** The name of an item of a list made with one; `index` counts from 0. */
export function nameOfItem(list: z.ZodType, item: unknown, index: number): LocalText | undefined {
  return names.get(list)?.(item as never, index + 1);
}

/** The limit belongs to this very schema object; calling `.meta` later would make another one. */
function described<T extends z.ZodType>(schema: T, description: string | undefined): T {
  return description === undefined ? schema : schema.meta({ description });
}

/** The limit of a list made by `listOf`. */
export function limitOf(list: z.ZodArray): LimitName {
  const limit = limits.get(list);
  if (limit === undefined) throw new Error('a list of a scene is made by listOf or fewOf');
  return limit;
}

/** How many items a structural list may have. */
export type Lengths = { readonly least: number; readonly most: number };

const lengths = new WeakMap<z.ZodType, Lengths>();

/** A list whose length is part of its meaning, such as one number per dimension. Items may have names, as in `listOf`. */
export function fewOf<T extends z.ZodType>(
  item: T,
  { least, most }: Lengths,
  description?: string,
  name?: NameOfItem<z.output<T>>,
) {
  const schema = described(z.array(item).min(least).max(most), description);
  lengths.set(schema, { least, most });
  if (name !== undefined) names.set(schema, name);
  return schema;
}

/** The lengths of a list made by `fewOf`; undefined for one made by `listOf`. */
export function lengthsOf(list: z.ZodArray): Lengths | undefined {
  return lengths.get(list);
}
