import type { z } from './zod.ts';
import { atOnce, inOneGo, type Steps, within } from '../base/steps.ts';
import { explain, isAccepted, rememberAccepted } from './explain.ts';
import { readJson } from './json.ts';
import { checkMeaning } from './meaning.ts';
import { type Problem, SceneError } from './problem.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import { pathText, valueAt } from './walk.ts';

/** Parses a scene from the text of its file. Throws only SceneError, with every problem. */
export const parseScene = atOnce(parseInSteps);

/** The same in steps, for the page's thread: the largest files take a tenth of a second. */
export function* parseInSteps(text: string): Steps<Scene> {
  const { value, problems } = yield* within(0, 0.3, readJson(text));
  yield 0.3;
  return yield* within(0.3, 1, accept(value, problems));
}

/**
 * Makes a scene of plain data; the result is deeply frozen. Throws SceneError with every problem. Parts of the data (`cluster`,
 * `beats`, …) that belong to an earlier scene stay the same objects and are not checked again.
 */
export function checkScene(value: unknown): Scene {
  return inOneGo(accept(value, []));
}

const PARTS = Object.keys(sceneSchema.shape) as readonly (keyof Scene)[];

function* accept(value: unknown, found: readonly Problem[]): Steps<Scene> {
  const explained = yield* within(0, 0.5, explain(sceneSchema, value));
  const parsed = parserOf(value, explained);
  for (const part of PARTS) {
    if (isAccepted(sceneSchema.shape[part], valueAt(value, [part]))) continue;
    parsed(part);
    yield 0.5;
  }
  const problems = [...found, ...explained, ...checkMeaning(value, (part) => parsed(part)?.data)];
  if (problems.length > 0) throw new SceneError(problems);
  yield 0.8;
  const scene: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<z.ZodType>(sceneSchema.shape)) {
    const part = valueAt(value, [key]);
    if (isAccepted(schema, part)) {
      scene[key] = part;
      continue;
    }
    const checked = parsed(key as keyof Scene)!;
    if (!checked.success) {
      problems.push(...checked.error.issues.map(({ path }) => unexplained(path as (string | number)[], part, key)));
    } else if (checked.data !== undefined) {
      scene[key] = deepFreeze(checked.data);
      rememberAccepted(schema, scene[key]);
    }
  }
  if (problems.length > 0) throw new SceneError(problems);
  return Object.freeze(scene) as Scene;
}

/**
 * Zod's result for each part, memoized, since a part may be nearly all of a file; undefined for a part with known problems, which zod
 * would only list again.
 */
function parserOf(
  value: unknown,
  known: readonly Problem[],
): (part: keyof Scene) => z.ZodSafeParseResult<unknown> | undefined {
  const wrong = new Set(known.map(({ path }) => /^[\w$-]*/.exec(path)![0]));
  const results = new Map<keyof Scene, z.ZodSafeParseResult<unknown>>();
  return (part) => {
    if (wrong.has(part)) return undefined;
    let result = results.get(part);
    if (result === undefined) {
      const schema: z.ZodType = sceneSchema.shape[part];
      results.set(part, (result = schema.safeParse(valueAt(value, [part]))));
    }
    return result;
  };
}

/** The problem of a value that zod refuses and `explain` accepts. This would be a gap in `explain`. */
function unexplained(path: readonly (string | number)[], value: unknown, key: string): Problem {
  return { path: pathText([key, ...path]), kind: 'wrongType', expected: 'object', got: shorten(valueAt(value, path)) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const below of Object.values(value)) deepFreeze(below);
    Object.freeze(value);
  }
  return value;
}
