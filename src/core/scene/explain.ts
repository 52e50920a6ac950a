import { z } from './zod.ts';
import { explainNumber, unknownKey } from './explainNumber.ts';
import { explainText } from './explainText.ts';
import { LIMITS } from './limits.ts';
import { lengthsOf, limitOf } from './lists.ts';
import { ENOUGH_PROBLEMS, type Expected, type Problem } from './problem.ts';
import { numberFacts } from './quantity.ts';
import { shorten } from './shorten.ts';
import { isRecord, kindOf, optionOf, type Path, pathText } from './walk.ts';

const ACCEPTED = new WeakMap<object, z.ZodType>();

/** Remembers that `value`, if it is an object, is valid for `schema`. It must be deeply frozen. */
export function rememberAccepted(schema: z.ZodType, value: unknown): void {
  if (typeof value === 'object' && value !== null) ACCEPTED.set(value, schema);
}

export function isAccepted(schema: z.ZodType, value: unknown): boolean {
  return typeof value === 'object' && value !== null && ACCEPTED.get(value) === schema;
}

/** Every problem of `value` with `schema`, in the order of the schema, then of the file. */
export function explain(schema: z.ZodType, value: unknown, path: Path = []): Problem[] {
  if (isAccepted(schema, value)) return [];
  const facts = numberFacts(schema);
  if (facts !== undefined) return explainNumber(facts, value, path);
  if (schema instanceof z.ZodOptional) {
    return value === undefined ? [] : explain(schema.unwrap() as z.ZodType, value, path);
  }
  if (schema instanceof z.ZodObject) {
    return isRecord(value) ? explainObject(schema, value, path) : misfit('object', value, path);
  }
  if (schema instanceof z.ZodArray) return explainList(schema, value, path);
  if (schema instanceof z.ZodTuple) return explainPair(schema.def.items as readonly z.ZodType[], value, path);
  if (schema instanceof z.ZodUnion) return explainUnion(schema, value, path);
  if (schema instanceof z.ZodLiteral) {
    const choices = [...schema.values].map(String);
    return schema.safeParse(value).success ? [] : [notAChoice(choices, value, path)];
  }
  return explainText(schema, value, path);
}

/** The problem of a value that is missing or of the wrong type. */
export function misfit(expected: Expected, value: unknown, path: Path): Problem[] {
  const kind = value === undefined ? 'missing' : 'wrongType';
  return [{ path: pathText(path), kind, expected, got: shorten(value) }];
}

function explainObject(schema: z.ZodObject, value: Readonly<Record<string, unknown>>, path: Path): Problem[] {
  const known = Object.keys(schema.shape);
  const below = known.flatMap((key) =>
    explain(schema.shape[key] as z.ZodType, Object.hasOwn(value, key) ? value[key] : undefined, [...path, key]),
  );
  return [...below, ...explainExtraKeys(value, known, path)];
}

function explainExtraKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], path: Path): Problem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .slice(0, ENOUGH_PROBLEMS)
    .map((key) => unknownKey(value, key, known, path));
}

function explainList(schema: z.ZodArray, value: unknown, path: Path): Problem[] {
  if (!Array.isArray(value)) return misfit('list', value, path);
  const problem = explainLength(schema, value.length, pathText(path));
  if (problem !== undefined) return [problem];
  const problems: Problem[] = [];
  for (let index = 0; index < value.length && problems.length < ENOUGH_PROBLEMS; index++) {
    problems.push(...explain(schema.element as z.ZodType, value[index], [...path, index]));
  }
  return problems;
}

function explainLength(schema: z.ZodArray, length: number, path: string): Problem | undefined {
  const lengths = lengthsOf(schema);
  const got = `${length}`;
  if (lengths !== undefined) {
    const { least: min, most: max } = lengths;
    return length < min || length > max ? { path, kind: 'outOfRange', min, max, unit: 'items', got } : undefined;
  }
  const limit = limitOf(schema);
  const most = LIMITS[limit];
  return length > most ? { path, kind: 'limit', limit, most, got } : undefined;
}

function explainPair(items: readonly z.ZodType[], value: unknown, path: Path): Problem[] {
  if (!Array.isArray(value) || value.length !== items.length) return misfit('pair', value, path);
  return items.flatMap((item, index) => explain(item, value[index], [...path, index]));
}

function explainUnion(union: z.ZodUnion, value: unknown, path: Path): Problem[] {
  const option = optionOf(union, value);
  if (option !== undefined) return explain(option, value, path);
  if (!(union instanceof z.ZodDiscriminatedUnion)) return misfit(isLink(union) ? 'link' : 'moment', value, path);
  if (!isRecord(value)) return misfit('object', value, path);
  const kinds = (union.options as readonly z.ZodType[]).map((one) => String(kindOf(one)));
  return [notAChoice(kinds, Object.hasOwn(value, 'kind') ? value['kind'] : undefined, [...path, 'kind'])];
}

/** Two unions have no `kind`: moments, and the links of faults, whose objects have `from` and `to`. */
function isLink(union: z.ZodUnion): boolean {
  return union.options.some((option) => option instanceof z.ZodObject && Object.hasOwn(option.shape, 'from'));
}

function notAChoice(choices: readonly string[], value: unknown, path: Path): Problem {
  return { path: pathText(path), kind: 'notAChoice', choices, got: shorten(value) };
}
