import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';

export type ChoiceValue = string | boolean;
export type ChoiceOption<V extends ChoiceValue = ChoiceValue> = { readonly value: V; readonly label: LocalText };

/** What a panel needs to offer a choice: its name, a help text and the options. */
export type ChoiceFacts<V extends ChoiceValue = ChoiceValue> = {
  readonly label: LocalText;
  readonly help: LocalText;
  readonly options: readonly ChoiceOption<V>[];
  /** The option that applies if the scene leaves the choice out. Without it, a choice that is left out is not offered. */
  readonly leftOut?: V;
};

const facts = new WeakMap<z.ZodType, ChoiceFacts>();

/** The facts of a choice's schema, or of a union made by `choosable`; undefined for anything else. */
export function choiceFacts(schema: z.ZodType): ChoiceFacts | undefined {
  return facts.get(schema);
}

/** A schema for one of a few words, or for true and false. */
export function choice<const V extends ChoiceValue>(of: ChoiceFacts<V>): z.ZodLiteral<V> {
  const { label, help, options } = of;
  const description = `${label.en} · ${label.ko}. ${help.en}`;
  const schema = z.literal(options.map(({ value }) => value)).meta({ description });
  facts.set(schema, of);
  return schema;
}

/** Makes the `kind` of a union a choice among the options of `of`, as far as the other keys are valid for both kinds. */
export function choosable<T extends z.ZodDiscriminatedUnion>(union: T, of: ChoiceFacts<string>): T {
  const schema = union.meta({ description: of.help.en });
  facts.set(schema, of);
  return schema;
}
