import { type Path, isRecord, valueAt } from '../../core/scene/walk.ts';

/** Sets the value at a path of plain data; without a value, deletes it. */
export type SceneChange = readonly [path: Path, value?: unknown];

/** The changes from one plain value to another. Parts that are the same object are not compared. */
export function differencesBetween(from: unknown, to: unknown): SceneChange[] {
  const found: SceneChange[] = [];
  // One mutable path, copied only for a difference.
  const path: (string | number)[] = [];
  const compareAt = (key: string | number, a: unknown, b: unknown): void => {
    path.push(key);
    compare(a, b);
    path.pop();
  };
  const compare = (a: unknown, b: unknown): void => {
    if (Object.is(a, b)) return;
    if (b === undefined) found.push([[...path]]);
    else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
      for (let at = 0; at < a.length; at++) compareAt(at, a[at], b[at]);
    } else if (isRecord(a) && isRecord(b)) {
      for (const key of Object.keys(b)) compareAt(key, Object.hasOwn(a, key) ? a[key] : undefined, b[key]);
      for (const key of Object.keys(a)) if (!Object.hasOwn(b, key)) compareAt(key, a[key], undefined);
    } else found.push([[...path], b]);
  };
  compare(from, to);
  return found;
}

/** Applies the changes. The result shares unchanged parts with `from`. Throws TypeError if a path does not exist. */
export function withDifferences(from: unknown, differences: readonly SceneChange[]): unknown {
  const root: Container = { whole: from };
  const own = new Set<unknown>([root]);
  for (const [path, value] of differences) {
    let above = root;
    let key: string | number = 'whole';
    for (const next of path) {
      const below = valueAt(above, [key]);
      if (typeof below !== 'object' || below === null) throw new TypeError(`nothing has parts at ${String(key)}`);
      const copy = own.has(below) ? (below as Container) : copied(below);
      own.add(copy);
      put(above, key, copy);
      above = copy;
      key = next;
    }
    if (value === undefined) Reflect.deleteProperty(above, key);
    else put(above, key, value);
  }
  return root['whole'];
}

type Container = Record<string | number, unknown>;

function copied(value: object): Container {
  return (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Container;
}

/** defineProperty, since an assignment to `__proto__` would set the prototype. */
function put(parts: Container, key: string | number, value: unknown): void {
  Object.defineProperty(parts, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Whether an unknown value is a list of changes. */
export function areDifferences(value: unknown): value is readonly SceneChange[] {
  return Array.isArray(value) && value.every((one) => Array.isArray(one) && isPath(one[0]) && one.length <= 2);
}

function isPath(value: unknown): value is Path {
  return Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');
}
