import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';

const descriptions = new WeakMap<z.ZodType, LocalText>();

/** A schema for the `kind` of a cluster or a workload, with its description. */
export function describedKind<const K extends string>(name: K, description: LocalText): z.ZodLiteral<K> {
  const schema = z.literal(name).meta({ description: `${description.en} · ${description.ko}` });
  descriptions.set(schema, description);
  return schema;
}

/** The description of a schema made by `describedKind`; undefined for any other. */
export function kindDescription(schema: z.ZodType): LocalText | undefined {
  return descriptions.get(schema);
}
