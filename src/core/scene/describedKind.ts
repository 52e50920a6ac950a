import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';

const descriptions = new WeakMap<z.ZodType, LocalText>();

/** The `kind` of a cluster or a workload, with what it is in both languages. */
export function describedKind<const K extends string>(name: K, description: LocalText): z.ZodLiteral<K> {
  const schema = z.literal(name).meta({ description: `${description.en} · ${description.ko}` });
  descriptions.set(schema, description);
  return schema;
}

/** What the `kind` of a cluster or a workload says of itself; undefined for any other schema. */
export function kindDescription(schema: z.ZodType): LocalText | undefined {
  return descriptions.get(schema);
}
