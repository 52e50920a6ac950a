import { describe, expect, it } from 'vitest';
import type { ViewName } from '../../../../src/core/base/views.ts';
import { SCALE_OUT } from '../../../../src/core/model/linkClasses.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { buildBoard } from '../../../../src/screen/picture/board.ts';
import { legend } from '../../../../src/screen/describe/labels.ts';
import { PROJECTIONS, projectionFor, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { THEMES } from '../../../../src/screen/picture/theme.ts';
import { boardPlaces } from '../../../support/boardPlaces.ts';
import {
  campus,
  custom,
  fullMesh,
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
import { goodText } from '../../../support/sceneFiles.ts';

const CLUSTERS: readonly (readonly [name: string, cluster: ClusterScene])[] = [
  ['ultraServers', parseScene(goodText()).cluster],
  ['one UltraServer', oneUltraServer(4, 4)],
  ['ultraServers under spines and cores', layered(4, 4, { pods: 2 })],
  ['line', { kind: 'line', chips: 5, link: wire() }],
  ['ring', { kind: 'ring', chips: 6, ties: 'even', link: wire() }],
  ['star', star(6)],
  ['fullMesh', fullMesh(7)],
  ['torus of four dimensions', torus([3, 2, 2, 2])],
  ['mesh', torus([4, 4], false)],
  ['leafSpine', leafSpine(3, 4, 2)],
  ['switchedUltraServers', switched(1, 4, 4, true)],
  ['campus', campus({ buildings: 2, perBuilding: 2, switches: 1, borders: 1 })],
  [
    'custom',
    custom([node('a', 'chip'), node('b', 'chip', 1), node('s', 'switch', -1)], [link('a', 's'), link('s', 'b')]),
  ],
];

describe.each(CLUSTERS)('the picture of %s', (_, cluster) => {
  const { network } = buildCluster(cluster);
  const layout = PROJECTIONS[projectionFor(network)](network, { upright: false, longestQueue: 4 });

  it('has every chip once, every switch, and a finite mesh within its bounds', () => {
    const chips = layout.plates.flatMap((plate) => plate.chips).sort((a, b) => a - b);
    expect(chips).toEqual(Array.from({ length: network.chipCount }, (__, chip) => chip));
    expect(layout.switches).toHaveLength(network.nodeCount - network.chipCount);
    expect(boardPlaces(buildBoard(network, layout)).every(Number.isFinite)).toBe(true);
    const { left, right, top, bottom } = layout.bounds;
    for (let chip = 0; chip < network.chipCount; chip++) {
      const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
      expect(x > left && x < right && y > top && y < bottom).toBe(true);
    }
  });

  it.each([false, true])(
    'has finite places in every projection that fits, upright: %s; others refuse it',
    (upright) => {
      const room = { upright, longestQueue: 4 };
      const fitting = projectionsFor(network);
      for (const name of Object.keys(PROJECTIONS) as ViewName[]) {
        if (!fitting.includes(name)) {
          expect(() => PROJECTIONS[name](network, room)).toThrow(RangeError);
          continue;
        }
        const { chips, paths, queues, switches, bounds, pens } = PROJECTIONS[name](network, room);
        const boxes = [...switches, bounds, ...pens.map(({ tray }) => tray)].flatMap((box) => Object.values(box));
        const isFinite = [...chips, ...paths.points, ...queues, ...boxes].every(Number.isFinite);
        expect([name, isFinite]).toEqual([name, true]);
      }
    },
  );

  it('calls its groups UltraServers only if they are', () => {
    const isOne = ['ultraServers', 'oneUltraServer', 'switchedUltraServers', 'campus'].includes(cluster.kind);
    for (const name of projectionsFor(network)) {
      const { towers } = PROJECTIONS[name](network, { upright: false, longestQueue: 4 });
      expect([name, ...new Set(towers.map(({ isUltraServer }) => isUltraServer))]).toEqual([name, isOne]);
    }
  });

  it('has a legend of exactly the link classes in use', () => {
    const texts = legend(network, THEMES.day, 'en').map(({ text }) => text);
    const sorts = new Set([...network.linkClass].map((row) => SCALE_OUT[row]!));
    expect(texts.includes('NeuronLink, inside')).toBe(sorts.has(false));
    expect(texts.includes('EFA, between')).toBe(sorts.has(true));
  });
});
