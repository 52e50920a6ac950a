import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import type { Problem } from '../../../../src/core/scene/problem.ts';
import type { Path } from '../../../../src/core/scene/walk.ts';
import { problemText } from '../../../../src/screen/words/problemWords.ts';
import {
  campus,
  custom,
  fullMesh,
  invented,
  layered,
  leafSpine,
  link,
  node,
  oneUltraServer,
  star,
  switched,
  torus,
  wire,
} from '../../../support/clusters.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';
import { briefly, problemsOf, sceneWith, setAt } from '../../../support/sceneFiles.ts';

type Change = readonly [path: Path, value: unknown];

/** The problems of a scene with this cluster and the changes, except those of its workload and story. */
function problemsWith(cluster: unknown, changes: readonly Change[] = []): readonly Problem[] {
  const scene = sceneWith([['cluster'], structuredClone(cluster)]);
  for (const [path, value] of changes) setAt(scene, ['cluster', ...path], value);
  return problemsOf(scene).filter(({ path }) => path.startsWith('cluster'));
}

const LINE: ClusterScene = { kind: 'line', chips: 4, link: wire() };
const RING: ClusterScene = { kind: 'ring', chips: 4, ties: 'even', link: wire() };
const CAMPUS = campus({ buildings: 2, perBuilding: 2, switches: 2, borders: 2 });
const PAIR = custom([node('a', 'chip'), node('b', 'chip')], [link('a', 'b')]);
const GOOD: readonly ClusterScene[] = [
  LINE,
  RING,
  star(4),
  fullMesh(5),
  torus([4, 3, 2]),
  torus([2, 2, 2, 2], false, 'naive'),
  leafSpine(2, 4, 4),
  oneUltraServer(4, 4),
  ultraServers({ servers: 2, side: 4, plates: 4 }),
  layered(4, 4, { pods: 2 }),
  layered(4, 8, { pods: 2, leaves: 'byUltraServer' }),
  switched(1, 4, 16, false),
  switched(1, 36, 4, true),
  CAMPUS,
  PAIR,
];

describe('valid clusters', () => {
  it.each(GOOD.map((cluster) => [cluster.kind, cluster] as const))('%s', (_, cluster) => {
    expect(problemsWith(cluster)).toEqual([]);
    expect(buildCluster(cluster).network.chipCount).toBeGreaterThan(1);
  });

  it('accept workloads written for other clusters, or report what is wrong with them', () => {
    for (const cluster of GOOD) {
      const scene = sceneWith([['cluster'], cluster], [['beats'], []]);
      expect(() => checkScene(scene)).not.toThrow();
    }
  });
});

describe('numbers out of bounds', () => {
  it.each<[string, ClusterScene, Change, string]>([
    ['a line of one', LINE, [['chips'], 1], 'cluster.chips: outOfRange'],
    ['a ring of one', RING, [['chips'], 1], 'cluster.chips: outOfRange'],
    ['a star of one', star(4), [['chips'], 1], 'cluster.chips: outOfRange'],
    ['a star of too many', star(4), [['chips'], LIMITS.chips + 1], 'cluster.chips: outOfRange'],
    ['a mesh of one', fullMesh(4), [['chips'], 1], 'cluster.chips: outOfRange'],
    ['a mesh of too many', fullMesh(4), [['chips'], 129], 'cluster.chips: outOfRange'],
    ['a dimension of one', torus([4, 4]), [['sizes', 1], 1], 'cluster.sizes[1]: outOfRange'],
    ['no dimension', torus([4]), [['sizes'], []], 'cluster.sizes: outOfRange'],
    ['five dimensions', torus([4]), [['sizes'], [2, 2, 2, 2, 2]], 'cluster.sizes: outOfRange'],
    ['a dimension that is text', torus([4]), [['sizes', 0], '4'], 'cluster.sizes[0]: wrongType'],
    ['sizes that are one number', torus([4]), [['sizes'], 4], 'cluster.sizes: wrongType'],
    ['half a chip', torus([4]), [['sizes', 0], 2.5], 'cluster.sizes[0]: notWhole'],
    ['a torus of too many', torus([4]), [['sizes'], [64, 64, 64]], 'cluster.sizes: limit'],
    ['a wrap that is text', torus([4]), [['wrap'], 'yes'], 'cluster.wrap: notAChoice'],
    ['odd ties', torus([4]), [['ties'], 'odd'], 'cluster.ties: notAChoice'],
    ['a rate of zero', star(4), [['link', 'rate'], invented(0)], 'cluster.link.rate.invented: outOfRange'],
    ['a bare rate', star(4), [['link', 'rate'], 4], 'cluster.link.rate: bareTiming'],
    ['no spines', leafSpine(2, 2, 2), [['spines'], 0], 'cluster.spines: outOfRange'],
    ['too many leaves', leafSpine(2, 256, 2), [['leaves'], 257], 'cluster.leaves: outOfRange'],
    ['one chip in all', leafSpine(2, 1, 2), [['leaves'], 1], 'cluster.chipsPerLeaf: outOfRange'],
    [
      'no oversubscription',
      leafSpine(2, 2, 2),
      [['fabric', 'oversubscription'], 0],
      'cluster.fabric.oversubscription: outOfRange',
    ],
    ['an unknown spreading', leafSpine(2, 2, 2), [['spreading'], 'flood'], 'cluster.spreading: notAChoice'],
    ['a leaf without chips', layered(2, 4), [['switches'], 5], 'cluster.switches: outOfRange'],
    [
      'a pod without leaves',
      layered(2, 4, { pods: 2 }),
      [['fabric', 'cores', 'pods'], 5],
      'cluster.fabric.cores.pods: outOfRange',
    ],
    ['pods over one leaf', layered(2, 4, { pods: 2 }), [['switches'], 1], 'cluster.switches: outOfRange'],
    [
      'cores at no rate',
      layered(2, 4, { pods: 2 }),
      [['fabric', 'cores', 'latency'], 0],
      'cluster.fabric.cores.latency: bareTiming',
    ],
    ['racks of different size', switched(1, 4, 16, false), [['servers'], 5], 'cluster.servers: inconsistent'],
    ['too many Trainium3', switched(64, 64, 16, false), [['chipsPerServer'], 64], 'cluster.ultraServers: limit'],
    ['one building', CAMPUS, [['buildings'], 1], 'cluster.buildings: outOfRange'],
    ['a switch without a plate', CAMPUS, [['switches'], 3], 'cluster.switches: outOfRange'],
  ])('%s', (_, cluster, change, problem) => {
    expect(briefly(problemsWith(cluster, [change]))).toEqual([problem]);
  });

  it('too many chips on a campus', () => {
    const changes: Change[] = [
      [['side'], 8],
      [['plates'], 8],
      [['ultraServersPerBuilding'], 64],
      [['buildings'], 8],
    ];
    expect(briefly(problemsWith(CAMPUS, changes))).toEqual(['cluster.ultraServersPerBuilding: limit']);
  });
});

describe('a custom cluster', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => node(id, 'chip')) as [
    ReturnType<typeof node>,
    ReturnType<typeof node>,
    ReturnType<typeof node>,
  ];
  it.each<[string, unknown, readonly string[]]>([
    ['an end that is no node', custom([a, b], [link('a', 'b'), link('a', 'z')]), ['cluster.links[1].to: dangling']],
    [
      'two such ends',
      custom([a, b], [link('y', 'z')]),
      ['cluster.links[0].from: dangling', 'cluster.links[0].to: dangling'],
    ],
    ['an id twice', custom([a, b, a], [link('a', 'b')]), ['cluster.nodes[2].id: duplicate']],
    [
      'an id twice, composed and not',
      custom([node('칩', 'chip'), node('칩'.normalize('NFD'), 'chip'), b], [link('칩', 'b')]),
      ['cluster.nodes[1].id: duplicate'],
    ],
    [
      'an id that a link spells in another composition',
      custom([node('칩', 'chip'), b], [link('칩'.normalize('NFD'), 'b')]),
      [],
    ],
    ['a link to itself', custom([a, b], [link('a', 'b'), link('b', 'b')]), ['cluster.links[1].to: selfLink']],
    ['a chip that none reaches', custom([a, b, c], [link('a', 'b')]), ['cluster.links: unreachable']],
    ['a chip that reaches none', custom([a, b], [link('a', 'b', false)]), ['cluster.links: unreachable']],
    ['one chip', custom([a, node('s', 'switch')], [link('a', 's')]), ['cluster.nodes: outOfRange']],
    ['no nodes', custom([], []), ['cluster.nodes: outOfRange']],
    ['too many nodes', { ...PAIR, nodes: Array(LIMITS.nodes + 1).fill(a) }, ['cluster.nodes: limit']],
    ['too many links', { ...PAIR, links: Array(LIMITS.links + 1).fill(1) }, ['cluster.links: limit']],
    ['a place of two', custom([{ ...a, place: [0, 0] }, b], [link('a', 'b')]), ['cluster.nodes[0].place: outOfRange']],
    [
      'a link of no class',
      custom([a, b], [{ ...link('a', 'b'), class: 'wifi' as 'efa' }]),
      ['cluster.links[0].class: notAChoice'],
    ],
    [
      'a rate of zero',
      custom([a, b], [{ ...link('a', 'b'), rate: invented(0) }]),
      ['cluster.links[0].rate.invented: outOfRange'],
    ],
    ['an empty id', custom([{ ...a, id: '' }, b], [link('a', 'b')]), ['cluster.nodes[0].id: emptyText']],
  ])('%s', (_, cluster, problems) => {
    expect(briefly(problemsWith(cluster))).toEqual(problems);
  });

  it('names the pair without a route, in both languages', () => {
    const [oneWay] = problemsWith(custom([a, b, c], [link('a', 'b'), link('c', 'a', false)]));
    expect(oneWay).toMatchObject({ kind: 'unreachable', from: 'a', to: 'c' });
    const [other] = problemsWith(custom([a, b, c], [link('a', 'b'), link('a', 'c', false)]));
    expect(other).toMatchObject({ kind: 'unreachable', from: 'c', to: 'a' });
    for (const language of ['en', 'ko'] as const) {
      const { what, remedy } = problemText(oneWay!, language);
      expect(what).toMatch(/"a".*"c"/);
      expect(remedy).toContain('"both"');
    }
  });

  it('suggests the node that was probably meant, and names list lengths and choices', () => {
    const [dangling] = problemsWith(custom([node('chip1', 'chip'), node('chip2', 'chip')], [link('chip1', 'chp2')]));
    expect(problemText(dangling!, 'en').remedy).toContain('Did you mean "chip2"?');
    const [sizes] = problemsWith(torus([4]), [[['sizes'], []]]);
    expect(problemText(sizes!, 'en')).toMatchObject({
      what: 'expected 1 to 4 items, got 0',
      remedy: 'List 1 to 4 of them.',
    });
    const [wrap] = problemsWith(torus([4]), [[['wrap'], 'yes']]);
    expect(problemText(wrap!, 'en').remedy).toContain('Write true or false.');
  });

  it('has chips in the order of the list, domains by group, and shortest paths', () => {
    const nodes = [
      node('s', 'switch', -1),
      node('p', 'chip', 7),
      node('q', 'chip', 3),
      node('r', 'chip', 7),
      node('t', 'chip', 3),
    ];
    const links = ['p', 'q', 'r', 't'].map((id) => link(id, 's'));
    const { network, route, domains, peers } = buildCluster(custom(nodes, [...links, link('p', 'q'), link('p', 's')]));
    expect([network.chipCount, network.nodeCount]).toEqual([4, 5]);
    expect(domains).toEqual([
      [1, 3],
      [0, 2],
    ]);
    expect(peers).toEqual([
      [1, 0],
      [3, 2],
    ]);
    expect(route(0, 1)).toHaveLength(1);
    expect(route(0, 1)[0]).toHaveLength(1);
    expect(route(0, 2)).toHaveLength(2);
    expect(route(2, 0)).toHaveLength(2);
  });

  it('uses no more than 64 of its equal paths', () => {
    const middle = Array.from({ length: 100 }, (_, i) => node(`m${i}`, 'switch', -1));
    const links = middle.flatMap(({ id }) => [link('a', id), link(id, 'b')]);
    expect(buildCluster(custom([a, b, ...middle], links)).route(0, 1)).toHaveLength(64);
  });
});
