import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sceneJsonSchema } from '../../../../src/core/scene/jsonSchema.ts';
import { clusterKinds, workloadKinds } from '../../../../src/core/scene/kinds.ts';
import { goodText } from '../../../support/sceneFiles.ts';

type Node = { readonly [key: string]: unknown };

const schema = JSON.parse(sceneJsonSchema()) as Node;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every named property of the schema, with the path of names to it. */
function properties(node: unknown, path = ''): [path: string, property: Node][] {
  if (Array.isArray(node)) return node.flatMap((item: unknown) => properties(item, path));
  if (!isNode(node)) return [];
  const own = isNode(node['properties']) ? Object.entries(node['properties']) : [];
  const named = own.flatMap(([key, below]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [[at, below as Node] as [string, Node], ...properties(below, at)];
  });
  const others = ['items', 'anyOf', 'oneOf', 'prefixItems'].flatMap((key) => properties(node[key], path));
  return [...named, ...others];
}

describe('scenes/scene.schema.json', () => {
  it('is up to date (else: npm run scene -- schema)', () => {
    expect(readFileSync('scenes/scene.schema.json', 'utf8')).toBe(sceneJsonSchema());
  });

  it('is referenced by the scenes', () => {
    expect(goodText()).toContain('"$schema": "./scene.schema.json"');
  });

  it('describes every key', () => {
    const all = properties(schema);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(([, { description }]) => typeof description !== 'string').map(([path]) => path)).toEqual([]);
  });

  it('[L6] allows bare numbers only for counts and display settings', () => {
    const bare = (types: readonly unknown[]): string[] => {
      const found = properties(schema).filter(([, node]) => {
        const options = [node, ...((node['anyOf'] ?? []) as Node[])];
        return options.some(({ type }) => types.includes(type));
      });
      const paths = found
        .map(([path]) => path)
        .filter((path) => !/\.(invented|article|document|chosen|tweakedFrom)$/.test(path));
      return [...new Set(paths)];
    };
    expect(bare(['number'])).toEqual(['format', 'ticksPerSecond', 'beats.from.share', 'beats.to.share', 'beats.speed']);
    for (const path of bare(['integer'])) expect(path).toMatch(/^(cluster|workload)\./);
    const numbers = [...clusterKinds(), ...workloadKinds()]
      .flatMap(({ parameters }) => parameters)
      .filter((parameter) => parameter.sort === 'number');
    expect(numbers.length).toBeGreaterThan(50);
    for (const { path, quantity, origin } of numbers) {
      expect(`${path}: ${quantity}, ${origin}`).toMatch(/: (count, structural|(time|size|rate|share), invented)$/);
    }
  });
});
