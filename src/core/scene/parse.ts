import { explain } from './explain.ts';
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

/** A scene from plain data. Throws SceneError with every problem found; the result is deeply frozen. */
export function checkScene(value: unknown): Scene {
  return accept(value, []);
}

function accept(value: unknown, found: readonly Problem[]): Scene {
  const problems = [...found, ...explain(sceneSchema, value), ...checkMeaning(value)];
  if (problems.length > 0) throw new SceneError(problems);
  const checked = sceneSchema.safeParse(value);
  if (checked.success) return deepFreeze(checked.data);
  throw new SceneError(checked.error.issues.map((issue) => unexplained(issue.path as (string | number)[], value)));
}

/** What only zod refused: a gap in `explain`, still an answer with a path. */
function unexplained(path: readonly (string | number)[], value: unknown): Problem {
  return { path: pathText(path), kind: 'wrongType', expected: 'object', got: shorten(valueAt(value, path)) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const below of Object.values(value)) deepFreeze(below);
    Object.freeze(value);
  }
  return value;
}
