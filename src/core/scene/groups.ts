import type { LocalText } from '../base/text.ts';
import { nameOfItem } from './lists.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { parsePath, type Path, pathText, schemaAt, unwrapped, valueAt } from './walk.ts';

/**
 * The group of the panel that a number or choice belongs to: `cluster.efa` for `cluster.efa.rate`, `cluster` for
 * `cluster.ultraServers`; inside a list the innermost item, such as `faults[1]`.
 */
export function groupOf(path: string): string {
  const keys = parsePath(path);
  const item = keys.findLastIndex((key, depth) => typeof key === 'number' && depth < keys.length - 1);
  if (item >= 0) return pathText(keys.slice(0, item + 1));
  const plain = typeof keys.at(-1) === 'number' ? keys.slice(0, -1) : keys;
  return pathText(plain.slice(0, Math.min(2, Math.max(1, plain.length - 1))));
}

/** The name of a group that is an item of a list, such as `faults[1]`, after the names of the items around it; else undefined. */
export function itemLabel(scene: Scene, group: string): LocalText | undefined {
  const keys = parsePath(group);
  if (typeof keys.at(-1) !== 'number') return undefined;
  const names = keys.flatMap((key, depth) => {
    const name = typeof key === 'number' ? nameAt(scene, keys.slice(0, depth), key) : undefined;
    return name === undefined ? [] : [name];
  });
  if (names.length === 0) return undefined;
  return { en: names.map(({ en }) => en).join(' · '), ko: names.map(({ ko }) => ko).join(' · ') };
}

/** The name that the list gives to the item, or that the item has itself. */
function nameAt(scene: Scene, list: Path, index: number): LocalText | undefined {
  const schema = schemaAt(sceneSchema, scene, list);
  const item = valueAt(scene, [...list, index]);
  if (schema === undefined || item === undefined) return undefined;
  const own = valueAt(item, ['name']);
  return nameOfItem(unwrapped(schema), item, index) ?? (typeof own === 'string' ? { en: own, ko: own } : undefined);
}
