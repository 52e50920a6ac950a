import { z } from './zod.ts';
import { choiceFacts } from './choices.ts';
import { type NumberMeta, numberFacts } from './quantity.ts';

export type Path = readonly (string | number)[];

/** `['beats', 2, 'from']` as `beats[2].from`; a key that is no plain word is quoted: `cluster["odd key"]`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[\w$-]{1,80}$/.test(key)) return `${text}[${JSON.stringify(key.slice(0, 40))}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** `beats[2].from` as `['beats', 2, 'from']`. */
export function parsePath(text: string): Path {
  return text
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of plain data, own properties only; undefined if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

/** The option of a union that `value` is meant to be: by its `kind`, else by its type (object or string). */
export function optionOf(union: z.ZodUnion, value: unknown): z.ZodType | undefined {
  const options = union.options as readonly z.ZodType[];
  if (union instanceof z.ZodDiscriminatedUnion) {
    const kind = valueAt(value, ['kind']);
    return options.find((option) => kindOf(option) === kind);
  }
  return options.find((option) =>
    option instanceof z.ZodObject ? isRecord(value) : option instanceof z.ZodString && typeof value === 'string',
  );
}

/** The `kind` that an option of a discriminated union describes. */
export function kindOf(option: z.ZodType): unknown {
  const kind: unknown = option instanceof z.ZodObject ? option.shape['kind'] : undefined;
  return kind instanceof z.ZodLiteral ? kind.value : undefined;
}

/** The schema without `optional`. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

/** The schema one key below `schema`; in a union, that of the option that `value` is meant to be. */
export function schemaBelow(schema: z.ZodType, key: string | number, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) return schemaBelow(schema.unwrap() as z.ZodType, key, value);
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, key) ? (schema.shape[key as string] as z.ZodType) : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodUnion) {
    const option = optionOf(schema, value);
    return option === undefined ? undefined : schemaBelow(option, key, value);
  }
  return undefined;
}

/** The schema of the value at `path` of `value`. */
export function schemaAt(root: z.ZodType, value: unknown, path: Path): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (let depth = 0; depth < path.length && schema !== undefined; depth++) {
    schema = schemaBelow(schema, path[depth]!, valueAt(value, path.slice(0, depth)));
  }
  return schema;
}

/** The first number with an origin along `path`: its facts and the path to it. */
export function numberSchemaOn(
  root: z.ZodType,
  value: unknown,
  path: Path,
): { readonly path: Path; readonly facts: NumberMeta } | undefined {
  for (let depth = 0; depth <= path.length; depth++) {
    const schema = schemaAt(root, value, path.slice(0, depth));
    const required = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    const facts = required && numberFacts(required);
    if (facts !== undefined) return { path: path.slice(0, depth), facts };
  }
  return undefined;
}

/** Callbacks of `visit`, called in the order of the schema. */
export type Visitor = {
  readonly number?: (path: Path, facts: NumberMeta, value: unknown) => void;
  /** `schema` has choiceFacts; `value` is undefined if the choice is left out. */
  readonly choice?: (path: Path, schema: z.ZodType, value: unknown) => void;
};

/** Calls `visitor` for every number with an origin and every choice of `value`. */
export function visit(schema: z.ZodType, value: unknown, visitor: Visitor, path: Path = []): void {
  const facts = numberFacts(schema);
  if (facts !== undefined) {
    if (value !== undefined) visitor.number?.(path, facts, value);
    return;
  }
  if (choiceFacts(schema) !== undefined) visitor.choice?.(path, schema, value);
  if (schema instanceof z.ZodOptional) {
    visit(schema.unwrap() as z.ZodType, value, visitor, path);
  } else if (schema instanceof z.ZodObject && value !== undefined) {
    for (const [key, below] of Object.entries(schema.shape)) {
      visit(below as z.ZodType, valueAt(value, [key]), visitor, [...path, key]);
    }
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    value.forEach((item, index) => visit(schema.element as z.ZodType, item, visitor, [...path, index]));
  } else if (schema instanceof z.ZodUnion) {
    const option = optionOf(schema, value);
    if (option !== undefined) visit(option, value, visitor, path);
  }
}
