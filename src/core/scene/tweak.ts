import { checkScene } from './parse.ts';
import { type Problem, SceneError } from './problem.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import { listSources } from './sources.ts';
import { numberSchemaOn, parsePath, valueAt } from './walk.ts';

/** One change to a scene: the number at `path` becomes `value`. */
export type Tweak = { readonly path: string; readonly value: number };

/**
 * The scene with numbers replaced. An invented number keeps its `because`; a stated one becomes the author's choice.
 * Throws SceneError where a path names no number or a value is out of bounds.
 */
export function tweakScene(scene: Scene, tweaks: readonly Tweak[]): Scene {
  const copy = structuredClone(scene) as unknown;
  const problems = tweaks.flatMap((tweak) => setNumber(copy, tweak));
  if (problems.length > 0) throw new SceneError(problems);
  return checkScene(copy);
}

/** The scene with another seed. */
export function reseedScene(scene: Scene, seed: string): Scene {
  return checkScene({ ...structuredClone(scene), seed });
}

function setNumber(copy: unknown, { path, value }: Tweak): Problem[] {
  const keys = parsePath(path);
  const number = numberSchemaOn(sceneSchema, copy, keys);
  const rest = number === undefined ? [] : keys.slice(number.path.length);
  const below = rest.length === 0 || (rest.length === 1 && rest[0] === 'invented');
  if (number === undefined || !below || valueAt(copy, number.path) === undefined) {
    const known = listSources(copy as Scene).map((row) => row.path);
    return [{ path, kind: 'dangling', of: 'number', name: path, known, got: shorten(value) }];
  }
  const parent = valueAt(copy, number.path.slice(0, -1)) as Record<string | number, unknown>;
  const key = number.path.at(-1)!;
  const found = parent[key];
  const isInvented = typeof found === 'object' && found !== null && 'invented' in found;
  parent[key] = isInvented ? { ...found, invented: value } : value;
  return [];
}
