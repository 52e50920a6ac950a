import { readdirSync, readFileSync } from 'node:fs';
import type { UltraServersCluster } from '../../src/core/scene/clusters/ultraServers.ts';
import { checkScene, parseScene } from '../../src/core/scene/parse.ts';
import { type Problem, SceneError } from '../../src/core/scene/problem.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { type Path, valueAt } from '../../src/core/scene/walk.ts';

export const GOOD_FILE = 'scenes/two-ultraservers.scene.json';

/** EFA of a scene of UltraServers. */
export function efaOf({ cluster }: Scene): UltraServersCluster['efa'] {
  if (cluster.kind !== 'ultraServers') throw new Error(`a cluster of kind ${cluster.kind}`);
  return cluster.efa;
}

/** Every scene of the repository. */
export function sceneFiles(): readonly string[] {
  return readdirSync('scenes')
    .filter((name) => name.endsWith('.scene.json'))
    .map((name) => `scenes/${name}`);
}

const GOOD_TEXT = readFileSync(GOOD_FILE, 'utf8');

export function goodText(): string {
  return GOOD_TEXT;
}

/** The good scene as plain data with the value at each path replaced; `undefined` deletes the key. */
export function sceneWith(...changes: readonly (readonly [path: Path, value: unknown])[]): unknown {
  const scene: unknown = JSON.parse(goodText());
  for (const [path, value] of changes) setAt(scene, path, value);
  return scene;
}

export function setAt(root: unknown, path: Path, value: unknown): void {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1)!;
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing stands above ${path.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Paths of everything in plain data, parents first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...keys].flatMap((key) => pathsOf(valueAt(value, [key]), [...path, key]))];
}

/** The problems of a scene given as plain data. Other errors than SceneError are thrown on. */
export function problemsOf(value: unknown): readonly Problem[] {
  return problemsFrom(() => checkScene(value));
}

/** The problems of a scene file's text. */
export function problemsOfText(text: string): readonly Problem[] {
  return problemsFrom(() => parseScene(text));
}

function problemsFrom(check: () => unknown): readonly Problem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof SceneError) return error.problems;
    throw error;
  }
}

/** `path: kind` of each problem, for comparing. */
export function briefly(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ path, kind }) => `${path}: ${kind}`);
}
