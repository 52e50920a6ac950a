import type { LocalText } from '../base/text.ts';
import { nameOfItem } from './lists.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { parsePath, pathText, schemaAt, unwrapped, valueAt } from './walk.ts';

/**
 * What a number or choice stands with: `cluster.efa` for `cluster.efa.rate`, `cluster` for `cluster.ultraServers`, the item
 * for what an item of a list holds, `faults[1]`.
 */
export function groupOf(path: string): string {
  const keys = parsePath(path);
  const item = keys.findIndex((key, depth) => typeof key === 'number' && depth < keys.length - 1);
  if (item >= 0) return pathText(keys.slice(0, item + 1));
  const plain = typeof keys.at(-1) === 'number' ? keys.slice(0, -1) : keys;
  return pathText(plain.slice(0, Math.min(2, Math.max(1, plain.length - 1))));
}

/** The name of a group that is an item of a list, `faults[1]`; undefined for any other. */
export function itemLabel(scene: Scene, group: string): LocalText | undefined {
  const keys = parsePath(group);
  const index = keys.at(-1);
  if (typeof index !== 'number') return undefined;
  const list = schemaAt(sceneSchema, scene, keys.slice(0, -1));
  const item = valueAt(scene, keys);
  return list === undefined || item === undefined ? undefined : nameOfItem(unwrapped(list), item, index);
}
