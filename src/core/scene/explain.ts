import { z } from './zod.ts';
import { type Steps, WorkPace } from '../base/steps.ts';
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
export function explain(schema: z.ZodType, value: unknown): Steps<Problem[]> {
  return explainBelow({ schema, value, path: [] }, new WorkPace(MOST_VALUES, VALUES_PER_STEP));
}

/** About as many values as a file can have that is not refused for its size. */
const MOST_VALUES = 100_000;
const VALUES_PER_STEP = 2000;

/** A value of a file, its path, and the schema that it should fit. */
type Place<Schema = z.ZodType> = { readonly schema: Schema; readonly value: unknown; readonly path: Path };

function* explainBelow({ schema, value, path }: Place, pace: WorkPace): Steps<Problem[]> {
  if (isAccepted(schema, value)) return [];
  if (pace.isDue()) yield pace.share;
  const facts = numberFacts(schema);
  if (facts !== undefined) return explainNumber(facts, value, path);
  if (schema instanceof z.ZodOptional) {
    return value === undefined ? [] : yield* explainBelow({ schema: schema.unwrap() as z.ZodType, value, path }, pace);
  }
  if (schema instanceof z.ZodObject) return yield* explainObject({ schema, value, path }, pace);
  if (schema instanceof z.ZodArray) return yield* explainList({ schema, value, path }, pace);
  if (schema instanceof z.ZodTuple) return yield* explainPair({ schema, value, path }, pace);
  if (schema instanceof z.ZodUnion) return yield* explainUnion({ schema, value, path }, pace);
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

function* explainObject({ schema, value, path }: Place<z.ZodObject>, pace: WorkPace): Steps<Problem[]> {
  if (!isRecord(value)) return misfit('object', value, path);
  const known = Object.keys(schema.shape);
  const problems: Problem[] = [];
  for (const key of known) {
    const below = Object.hasOwn(value, key) ? value[key] : undefined;
    const place = { schema: schema.shape[key] as z.ZodType, value: below, path: [...path, key] };
    problems.push(...(yield* explainBelow(place, pace)));
  }
  return [...problems, ...explainExtraKeys(value, known, path)];
}

function explainExtraKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], path: Path): Problem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .slice(0, ENOUGH_PROBLEMS)
    .map((key) => unknownKey(value, key, known, path));
}

function* explainList({ schema, value, path }: Place<z.ZodArray>, pace: WorkPace): Steps<Problem[]> {
  if (!Array.isArray(value)) return misfit('list', value, path);
  const problem = explainLength(schema, value.length, pathText(path));
  if (problem !== undefined) return [problem];
  const problems: Problem[] = [];
  for (let index = 0; index < value.length && problems.length < ENOUGH_PROBLEMS; index++) {
    const place = { schema: schema.element as z.ZodType, value: value[index] as unknown, path: [...path, index] };
    problems.push(...(yield* explainBelow(place, pace)));
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

function* explainPair({ schema, value, path }: Place<z.ZodTuple>, pace: WorkPace): Steps<Problem[]> {
  const items = schema.def.items as readonly z.ZodType[];
  if (!Array.isArray(value) || value.length !== items.length) return misfit('pair', value, path);
  const problems: Problem[] = [];
  for (const [index, item] of items.entries()) {
    const place = { schema: item, value: value[index] as unknown, path: [...path, index] };
    problems.push(...(yield* explainBelow(place, pace)));
  }
  return problems;
}

function* explainUnion({ schema: union, value, path }: Place<z.ZodUnion>, pace: WorkPace): Steps<Problem[]> {
  const option = optionOf(union, value);
  if (option !== undefined) return yield* explainBelow({ schema: option, value, path }, pace);
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
