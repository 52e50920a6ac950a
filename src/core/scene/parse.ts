import { z } from 'zod';
import { checkMeaning } from './meaning.ts';
import { LIMITS } from './limits.ts';
import { type Expected, type Problem, SceneError, shorten } from './problem.ts';
import { type NumberMeta, UNIT_OF } from './quantity.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { numberSchemaOn, type Path, pathText, schemaBelow, valueAt } from './walk.ts';

/** A scene from the text of its file. Throws SceneError with every problem of the file. */
export function parseScene(text: string): Scene {
  if (text.length > LIMITS.fileBytes) {
    throw new SceneError([
      { path: '', kind: 'limit', limit: 'fileBytes', most: LIMITS.fileBytes, got: `${text.length}` },
    ]);
  }
  return checkScene(readJson(text));
}

/** A scene from plain data. Throws SceneError with every problem found; the result is deeply frozen. */
export function checkScene(value: unknown): Scene {
  const checked = sceneSchema.safeParse(value);
  const problems = checked.success ? checkMeaning(checked.data) : explain(checked.error.issues, value);
  if (problems.length > 0) throw new SceneError(problems.slice(0, LIMITS.problems));
  return deepFreeze(checked.data as Scene);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column, found } = whereJsonBreaks(text, error as Error);
    throw new SceneError([{ path: '', kind: 'syntax', line, column, got: found }]);
  }
}

/** V8 names the position, other engines line and column or nothing; an empty tail means that the text ends too soon. */
function whereJsonBreaks(text: string, error: Error): { line: number; column: number; found: string } {
  const position = /position (\d+)/.exec(error.message)?.[1];
  const spot = /line (\d+) column (\d+)/.exec(error.message);
  if (position === undefined && spot !== null) {
    const line = Number(spot[1]);
    const column = Number(spot[2]);
    return { line, column, found: shorten((text.split('\n')[line - 1] ?? '').slice(column - 1, column + 19)) };
  }
  const offset = position === undefined ? text.length : Number(position);
  const before = text.slice(0, offset).split('\n');
  const found = text.slice(offset, offset + 20);
  return { line: before.length, column: before.at(-1)!.length + 1, found: found === '' ? '' : shorten(found) };
}

type Issue = z.core.$ZodIssue;

/** zod's issues in our terms: one problem a place, whatever number of issues zod has for it. */
function explain(issues: readonly Issue[], value: unknown): Problem[] {
  const problems = new Map<string, Problem>();
  for (const issue of issues) {
    const path = issue.path as Path;
    const number = numberSchemaOn(sceneSchema, value, path);
    const found =
      number === undefined
        ? explainIssue(issue, path, value)
        : [explainNumber(valueAt(value, number.path), number.path, number.facts)];
    for (const problem of found) {
      const key = problem.kind === 'unknownKey' ? `${problem.path}/${problem.key}` : problem.path;
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()];
}

function explainIssue(issue: Issue, path: Path, value: unknown): Problem[] {
  const at = pathText(path);
  const found = valueAt(value, path);
  const got = shorten(found);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: at,
        kind: 'unknownKey',
        key: shorten(key).slice(1, -1),
        known: knownKeys(path, value),
        got: shorten(valueAt(found, [key])),
      }));
    case 'invalid_value':
      return [{ path: at, kind: 'notAChoice', choices: issue.values.map(String), got }];
    case 'invalid_union': {
      if ('discriminator' in issue && issue.discriminator === 'kind') {
        return [{ path: at, kind: 'notAChoice', choices: kindsAt(path, value), got: shorten(valueAt(value, path)) }];
      }
      return [{ path: at, kind: found === undefined ? 'missing' : 'wrongType', expected: 'moment', got }];
    }
    case 'invalid_format':
      return [{ path: at, kind: 'badText', pattern: String(issue.pattern ?? issue.format), got }];
    case 'too_small':
    case 'too_big': {
      if (issue.origin === 'string' && issue.code === 'too_small') return [{ path: at, kind: 'emptyText', got }];
      const most = issue.code === 'too_big' ? Number(issue.maximum) : Number.POSITIVE_INFINITY;
      if (at === 'beats') return [{ path: at, kind: 'limit', limit: 'beats', most: LIMITS.beats, got: countOf(found) }];
      return [{ path: at, kind: 'outOfRange', min: 0, max: most, unit: sizeUnit(issue.origin), got: countOf(found) }];
    }
    case 'invalid_type': {
      const expected = EXPECTED[issue.expected] ?? 'object';
      return [{ path: at, kind: found === undefined ? 'missing' : 'wrongType', expected, got }];
    }
    default:
      return [{ path: at, kind: 'wrongType', expected: 'object', got }];
  }
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  object: 'object',
  array: 'list',
  tuple: 'list',
  string: 'text',
  number: 'number',
  int: 'whole number',
};

function sizeUnit(origin: string): string {
  return origin === 'string' ? 'characters' : origin === 'array' ? 'items' : '';
}

function countOf(found: unknown): string {
  if (typeof found === 'string' || Array.isArray(found)) return String(found.length);
  return shorten(found);
}

function explainNumber(found: unknown, path: Path, facts: NumberMeta): Problem {
  const at = pathText(path);
  const got = shorten(found);
  const expected: Expected =
    facts.origin === 'invented' ? 'invented' : facts.origin === 'structural' ? 'structural' : 'number';
  if (found === undefined) return { path: at, kind: 'missing', expected, got };
  if (typeof found === 'number') {
    if (facts.origin === 'invented') {
      return { path: at, kind: 'bareTiming', value: Number.isFinite(found) ? found : null, got };
    }
    return explainAmount(found, at, facts);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found) || facts.origin === 'chosen') {
    return { path: at, kind: 'wrongType', expected, got };
  }
  if (Object.hasOwn(found, 'measured')) return { path: at, kind: 'measured', got };
  const [amountKey, groundsKey] =
    facts.origin === 'invented'
      ? ['invented', 'because']
      : Object.hasOwn(found, 'article')
        ? ['article', 'quote']
        : ['document', 'source'];
  const amount = valueAt(found, [amountKey!]);
  if (amount === undefined) return { path: at, kind: 'wrongType', expected, got };
  if (typeof amount !== 'number') {
    return { path: `${at}.${amountKey}`, kind: 'wrongType', expected: 'number', got: shorten(amount) };
  }
  const outside = amountProblem(amount, `${at}.${amountKey}`, facts);
  if (outside !== undefined) return outside;
  const words = valueAt(found, [groundsKey!]);
  if (words === undefined) return { path: `${at}.${groundsKey}`, kind: 'missing', expected: 'text', got: 'nothing' };
  if (typeof words !== 'string') {
    return { path: `${at}.${groundsKey}`, kind: 'wrongType', expected: 'text', got: shorten(words) };
  }
  if (words.trim() === '') return { path: `${at}.${groundsKey}`, kind: 'emptyText', got: shorten(words) };
  const known = [amountKey!, groundsKey!];
  const key = Object.keys(found).find((name) => !known.includes(name));
  if (key !== undefined) return { path: at, kind: 'unknownKey', key, known, got: shorten(valueAt(found, [key])) };
  return {
    path: `${at}.${groundsKey}`,
    kind: 'outOfRange',
    min: 1,
    max: 2000,
    unit: 'characters',
    got: countOf(words),
  };
}

function explainAmount(amount: number, at: string, facts: NumberMeta): Problem {
  return amountProblem(amount, at, facts) ?? { path: at, kind: 'wrongType', expected: 'number', got: shorten(amount) };
}

function amountProblem(amount: number, at: string, facts: NumberMeta): Problem | undefined {
  const got = shorten(amount);
  if (!Number.isFinite(amount)) return { path: at, kind: 'notFinite', got };
  if (amount < facts.min || amount > facts.max) {
    return { path: at, kind: 'outOfRange', min: facts.min, max: facts.max, unit: UNIT_OF[facts.quantity], got };
  }
  if (facts.origin === 'structural' && !Number.isInteger(amount)) return { path: at, kind: 'notWhole', got };
  return undefined;
}

function schemaAt(path: Path, value: unknown): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(
    (schema, key, depth) => schema && schemaBelow(schema, key, valueAt(value, path.slice(0, depth))),
    sceneSchema,
  );
}

function kindsAt(path: Path, value: unknown): string[] {
  const schema = schemaAt(path.at(-1) === 'kind' ? path.slice(0, -1) : path, value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  return (schema.options as unknown as z.ZodObject[]).map((one) => String((one.shape['kind'] as z.ZodLiteral).value));
}

function knownKeys(path: Path, value: unknown): string[] {
  const schema = schemaAt(path, value);
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const kind = valueAt(valueAt(value, path), ['kind']);
    const options = schema.options as unknown as z.ZodObject[];
    const option = options.find((one) => (one.shape['kind'] as z.ZodLiteral).value === kind);
    return option === undefined ? [] : Object.keys(option.shape);
  }
  return [];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const below of Object.values(value)) deepFreeze(below);
    Object.freeze(value);
  }
  return value;
}
