import { z } from 'zod';
import { type NumberMeta, numberFacts } from './quantity.ts';

export type Path = readonly (string | number)[];

/** `['beats', 2, 'from']` as `beats[2].from`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}

/** `beats[2].from` as `['beats', 2, 'from']`. */
export function parsePath(text: string): Path {
  return text
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** What stands at a path of plain data, own properties only; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

/** The schema one key below `schema`; a union of kinds is entered by the `kind` that `value` names. */
export function schemaBelow(schema: z.ZodType, key: string | number, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) return schemaBelow(schema.unwrap() as z.ZodType, key, value);
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, key) ? (schema.shape[key as string] as z.ZodType) : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = kindOf(schema, value);
    return option === undefined ? undefined : schemaBelow(option, key, value);
  }
  return undefined;
}

function kindOf(schema: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
  const kind = valueAt(value, ['kind']);
  return (schema.options as unknown as z.ZodObject[]).find(
    (option) => (option.shape['kind'] as z.ZodLiteral).value === kind,
  );
}

/** The deepest schema along `path` that describes a number with an origin, and the path to it. */
export function numberSchemaOn(
  root: z.ZodType,
  value: unknown,
  path: Path,
): { readonly path: Path; readonly facts: NumberMeta } | undefined {
  let schema: z.ZodType | undefined = root;
  for (let depth = 0; schema !== undefined; depth++) {
    const facts = numberFacts(schema);
    if (facts !== undefined) return { path: path.slice(0, depth), facts };
    const key = path[depth];
    if (key === undefined) return undefined;
    schema = schemaBelow(schema, key, valueAt(value, path.slice(0, depth)));
  }
  return undefined;
}

/** Calls `visit` for every number of `value` that the schema gives an origin, in the file's own order of the schema. */
export function visitNumbers(
  schema: z.ZodType,
  value: unknown,
  visit: (path: Path, facts: NumberMeta, value: unknown) => void,
  path: Path = [],
): void {
  const facts = numberFacts(schema);
  if (facts !== undefined) {
    if (value !== undefined) visit(path, facts, value);
  } else if (schema instanceof z.ZodOptional) {
    visitNumbers(schema.unwrap() as z.ZodType, value, visit, path);
  } else if (schema instanceof z.ZodObject) {
    for (const [key, below] of Object.entries(schema.shape)) {
      visitNumbers(below as z.ZodType, valueAt(value, [key]), visit, [...path, key]);
    }
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    value.forEach((item, index) => visitNumbers(schema.element as z.ZodType, item, visit, [...path, index]));
  } else if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = kindOf(schema, value);
    if (option !== undefined) visitNumbers(option, value, visit, path);
  }
}
