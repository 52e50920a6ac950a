import { z } from './zod.ts';
import { choiceFacts, type ChoiceValue } from './choices.ts';
import { kindsFor, listChoices } from './controls.ts';
import { checkScene } from './parse.ts';
import { type Problem, SceneError } from './problem.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import { listSources } from './sources.ts';
import { numberSchemaOn, parsePath, type Path, schemaAt, unwrapped, valueAt } from './walk.ts';

/** One change to a scene: the number or choice at `path` becomes `value`. */
export type Tweak = { readonly path: string; readonly value: number | ChoiceValue };

/**
 * The scene with numbers and choices replaced. An invented number keeps its `because`; a quoted one becomes a chosen one. Derived
 * numbers are adapted. Throws SceneError if a path names neither a number nor a choice, if a value is out of range or not an option,
 * or if the scene would be invalid with it.
 */
export function tweakScene(scene: Scene, tweaks: readonly Tweak[]): Scene {
  const copy = { ...scene };
  const problems = tweaks.flatMap((tweak) => setChoice(copy, tweak) ?? setNumber(copy, tweak));
  if (problems.length > 0) throw new SceneError(problems);
  return checkFollowing(
    copy,
    tweaks.map(({ path }) => path),
  );
}

/** The scene with the number or choice at `path` as in `written`, including its reason, or left out if `written` does. */
export function restoreScene(scene: Scene, written: Scene, path: string): Scene {
  const copy = { ...scene };
  restore(copy, written, parsePath(path));
  return checkFollowing(copy, [path], written);
}

/** The scene with another seed. */
export function reseedScene(scene: Scene, seed: string): Scene {
  return checkScene({ ...scene, seed });
}

/** Checks the scene. If the only problem is a derived number, sets that number, to the value in `written` if that is right. */
function checkFollowing(copy: Copy, set: readonly string[], written?: Scene): Scene {
  try {
    return checkScene(copy);
  } catch (error) {
    const [wrong, ...more] = error instanceof SceneError ? error.problems : [];
    if (wrong?.kind !== 'inconsistent' || more.length > 0 || set.includes(wrong.path)) throw error;
    const { path, expected } = wrong;
    const before = written === undefined ? undefined : listSources(written).find((row) => row.path === path);
    if (before?.value === expected) restore(copy, written, parsePath(path));
    else setNumber(copy, { path, value: expected });
    return checkScene(copy);
  }
}

function restore(copy: Copy, written: unknown, keys: Path): void {
  const parent = opened(copy, keys.slice(0, -1));
  const before = valueAt(written, keys);
  const key = keys.at(-1)!;
  if (parent === undefined) return;
  if (before === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = before;
}

/** A shallow copy of a scene that can be changed; objects below may still be the frozen ones of the scene. */
type Copy = Record<string | number, unknown>;

/** Copies the objects along `path` so that they can be changed, and returns the last; undefined if there is no object. */
function opened(copy: Copy, path: Path): Copy | undefined {
  let at = copy;
  for (const key of path) {
    const below = valueAt(at, [key]);
    if (typeof below !== 'object' || below === null) return undefined;
    const own = (Array.isArray(below) ? [...(below as unknown[])] : { ...below }) as Copy;
    at[key] = own;
    at = own;
  }
  return at;
}

/** Sets a choice and returns the problems; undefined if there is no choice at the path. */
function setChoice(copy: Copy, { path, value }: Tweak): Problem[] | undefined {
  const keys = parsePath(path);
  const key = keys.at(-1)!;
  const above = keys.slice(0, -1);
  const parent = valueAt(copy, above);
  if (typeof parent !== 'object' || parent === null) return undefined;
  const [around, own] = [schemaOf(copy, above), schemaOf(copy, keys)];
  const kinds = around instanceof z.ZodDiscriminatedUnion && key === 'kind' ? choiceFacts(around) : undefined;
  if (kinds === undefined && (own === undefined || choiceFacts(own) === undefined)) return undefined;
  if (kinds !== undefined) {
    const choices = kindsFor(around as z.ZodDiscriminatedUnion, kinds, parent).map((option) => String(option.value));
    if (!choices.includes(String(value))) return [{ path, kind: 'notAChoice', choices, got: shorten(value) }];
  }
  opened(copy, above)![key] = value;
  return [];
}

function schemaOf(value: unknown, path: Path): z.ZodType | undefined {
  const schema = schemaAt(sceneSchema, value, path);
  return schema === undefined ? undefined : unwrapped(schema);
}

function setNumber(copy: Copy, { path, value }: Tweak): Problem[] {
  const keys = parsePath(path);
  const number = numberSchemaOn(sceneSchema, copy, keys);
  const rest = number === undefined ? [] : keys.slice(number.path.length);
  const below = rest.length === 0 || (rest.length === 1 && rest[0] === 'invented');
  if (number === undefined || !below || valueAt(copy, number.path) === undefined) {
    const scene = copy as unknown as Scene;
    const known = [...listSources(scene), ...listChoices(scene)].map((row) => row.path);
    return [{ path, kind: 'dangling', of: 'number', name: path, known, got: shorten(path) }];
  }
  const parent = opened(copy, number.path.slice(0, -1))!;
  const key = number.path.at(-1)!;
  const found = parent[key];
  const held = typeof found === 'object' && found !== null ? KEYS.find((one) => one in found) : undefined;
  parent[key] = held === undefined ? value : { ...(found as object), [held]: value };
  return [];
}

/** The keys of numbers that keep their origin when they are set. */
const KEYS = ['invented', 'chosen'] as const;
