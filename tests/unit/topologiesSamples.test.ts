import { describe, expect, it } from 'vitest';
import { LINK_CLASSES } from '../../src/core/model/network.ts';
import { buildCluster } from '../../src/core/model/topologies/topologies.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { buildBoard } from '../../src/screen/picture/board.ts';
import { PROJECTIONS, projectionFor } from '../../src/screen/picture/projections/projections.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import { goodText } from '../support/sceneFiles.ts';

const made = (invented: number) => ({ invented, because: 'for a test' });
const link = { rate: made(10), latency: made(1), packet: made(8) };
const torus = { kind: 'torus', ties: 'even', link };
const two = (JSON.parse(goodText()) as { cluster: object }).cluster;
const fabric = { leaves: 'byPlate', spines: { switches: 2, oversubscription: 2, latency: made(3) } };

/** Kind and shape, chips, one-way links, and the most links that a route takes. */
const SAMPLES: readonly (readonly [name: string, cluster: object, chips: number, links: number, far: number])[] = [
  ['line of 5', { kind: 'line', chips: 5, link }, 5, 8, 4],
  ['ring of 6', { kind: 'ring', chips: 6, ties: 'even', link }, 6, 12, 3],
  ['star of 6', { kind: 'star', chips: 6, link }, 6, 12, 2],
  ['4 × 4 torus', { ...torus, sizes: [4, 4], wrap: true }, 16, 64, 4],
  ['4 × 4 × 4 torus', { ...torus, sizes: [4, 4, 4], wrap: true }, 64, 384, 6],
  ['4 × 4 mesh', { ...torus, sizes: [4, 4], wrap: false }, 16, 48, 6],
  [
    'leaf and spine',
    {
      kind: 'leafSpine',
      leaves: 4,
      chipsPerLeaf: 3,
      spines: 2,
      spreading: 'hash',
      link,
      fabric: { oversubscription: 2, latency: made(2) },
    },
    12,
    40,
    4,
  ],
  ['two UltraServers', { ...two, switches: 1 }, 128, 1024, 6],
  [
    'a switched UltraServer of 4 servers of 4',
    {
      kind: 'switchedUltraServers',
      ultraServers: 1,
      servers: 4,
      chipsPerServer: 4,
      spreading: 'hash',
      inServer: { rate: made(10), latency: made(1) },
      inRack: link,
      acrossRacks: { rate: made(5), latency: made(1) },
      efa: link,
    },
    16,
    112,
    3,
  ],
  [
    'a campus of two buildings of two',
    {
      kind: 'campus',
      buildings: 2,
      ultraServersPerBuilding: 2,
      plates: 2,
      side: 2,
      switches: 1,
      borders: 1,
      ties: 'even',
      spreading: 'hash',
      neuronLink: link,
      neuronLinkZ: { rate: made(5), latency: made(1) },
      efa: link,
      fabric: { oversubscription: 1, latency: made(2) },
      between: { rate: made(5), latency: made(50) },
    },
    32,
    166,
    5,
  ],
  ['two UltraServers under spines', { ...two, fabric }, 128, 1040, 6],
];

const clusterOf = (cluster: object): Scene['cluster'] =>
  parseScene(JSON.stringify({ ...(JSON.parse(goodText()) as object), cluster })).cluster;

describe.each(SAMPLES)('%s', (_, shape, chips, links, far) => {
  const scene = clusterOf(shape);
  const { network, route, domains, rings, peers } = buildCluster(scene);

  it('has the chips and links that its formula says, each link with its way back', () => {
    expect([network.chipCount, network.linkCount]).toEqual([chips, links]);
    const ends = new Map<string, number>();
    for (let one = 0; one < network.linkCount; one++) {
      const key = `${network.linkFrom[one]} ${network.linkTo[one]}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    for (const [key, count] of ends) expect(ends.get(key.split(' ').reverse().join(' '))).toBe(count);
  });

  it('routes every pair over links that join, none longer than its diameter, equal paths equally long', () => {
    let longest = 0;
    for (let from = 0; from < network.chipCount; from++) {
      for (let to = 0; to < network.chipCount; to++) {
        if (from === to) continue;
        const paths = route(from, to);
        expect(new Set(paths.map((path) => path.join())).size).toBe(paths.length);
        for (const path of paths) {
          expect(path.length).toBe(paths[0]!.length);
          longest = Math.max(longest, path.length);
          let at = from;
          for (const one of path) {
            expect(network.linkFrom[one]).toBe(at);
            at = network.linkTo[one]!;
          }
          expect(at).toBe(to);
        }
      }
    }
    expect(longest).toBe(far);
  });

  it('deals its chips to domains, rings and peers, each once', () => {
    const all = Array.from({ length: chips }, (_, chip) => chip);
    expect(domains.flat().sort((a, b) => a - b)).toEqual(all);
    for (const dimension of rings) expect(dimension.flat().sort((a, b) => a - b)).toEqual(all);
    if (domains.length > 1 && peers.length > 0) expect(peers.flat().sort((a, b) => a - b)).toEqual(all);
  });

  it('has a picture, upright and not', () => {
    for (const upright of [false, true]) {
      const name = projectionFor(scene.kind, network);
      const layout = PROJECTIONS[name](network, { upright, longestQueue: 4 });
      expect(buildBoard(network, layout).vertices.every(Number.isFinite)).toBe(true);
      expect(layout.plates.flatMap((plate) => plate.chips)).toHaveLength(chips);
      expect(layout.bounds.right).toBeGreaterThan(layout.bounds.left);
    }
  });
});

it('loads of all-to-all on a torus: 8 m on 4 × 4 [L3, F19], 16 m on a mesh [F21], 12 m with naive ties [F20]', () => {
  const heaviest = (shape: object): number => {
    const { network, route } = buildCluster(clusterOf(shape));
    const load = new Int32Array(network.linkCount);
    for (let from = 0; from < network.chipCount; from++) {
      for (let to = 0; to < network.chipCount; to++) {
        if (from !== to) for (const one of route(from, to)[0]!) load[one]!++;
      }
    }
    return Math.max(...load);
  };
  expect(heaviest({ ...torus, sizes: [4, 4], wrap: true })).toBe(8);
  expect(heaviest({ ...torus, sizes: [4, 4, 4], wrap: true })).toBe(32);
  expect(heaviest({ ...torus, sizes: [4, 4], wrap: false })).toBe(16);
  expect(heaviest({ ...torus, sizes: [4, 4], wrap: true, ties: 'naive' })).toBe(12);
  expect(LINK_CLASSES.length).toBeGreaterThan(3);
});
