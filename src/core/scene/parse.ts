import type { z } from './zod.ts';
import { explain, isAccepted, rememberAccepted } from './explain.ts';
import { readJson } from './json.ts';
import { checkMeaning } from './meaning.ts';
import { type Problem, SceneError } from './problem.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import { pathText, valueAt } from './walk.ts';

/** A scene from the text of its file. Throws SceneError with every problem of the file, and nothing else. */
export function parseScene(text: string): Scene {
  const { value, problems } = readJson(text);
  return accept(value, problems);
}

/**
 * A scene from plain data. Throws SceneError with every problem found; the result is deeply frozen. Parts of the data (`cluster`,
 * `beats`, …) that are another scene's own stay the same objects, and are not looked through again.
 */
export function checkScene(value: unknown): Scene {
  return accept(value, []);
}

function accept(value: unknown, found: readonly Problem[]): Scene {
  const problems = [...found, ...explain(sceneSchema, value), ...checkMeaning(value)];
  if (problems.length > 0) throw new SceneError(problems);
  const scene: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<z.ZodType>(sceneSchema.shape)) {
    const part = valueAt(value, [key]);
    if (isAccepted(schema, part)) {
      scene[key] = part;
      continue;
    }
    const checked = schema.safeParse(part);
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

/** What only zod refused: a gap in `explain`, still an answer with a path. */
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
