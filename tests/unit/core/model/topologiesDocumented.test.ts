import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/core/model/cluster.ts';
import { LINK_CLASSES, type LinkClassName } from '../../../../src/core/model/linkClasses.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { custom, layered, link, node, switched } from '../../../support/clusters.ts';

const classesOf = ({ network }: Cluster, path: readonly number[]): readonly LinkClassName[] =>
  path.map((one) => LINK_CLASSES[network.linkClass[one]!]!);
const nodesOf = ({ network }: Cluster, path: readonly number[]): readonly number[] =>
  path.map((one) => network.linkTo[one]!);

describe('the Trainium3 UltraServer', () => {
  const gen1 = buildCluster(switched(1, 4, 16, false));
  const gen2 = buildCluster(switched(1, 36, 4, true));

  it('of Gen1 has 64 chips and two switches, one for servers 0 and 1, one for 2 and 3', () => {
    expect([gen1.network.chipCount, gen1.network.nodeCount - 1]).toEqual([64, 64 + 2]);
    for (const [from, to, hub] of [
      [0, 31, 64],
      [5, 6, 64],
      [32, 63, 65],
    ] as const) {
      expect(gen1.route(from, to).map((path) => nodesOf(gen1, path))).toEqual([[hub, to]]);
    }
  });

  it('of Gen1 connects chips of the same number in servers 0 and 2, and in 1 and 3, directly', () => {
    for (let chip = 0; chip < 32; chip++) {
      expect(gen1.route(chip, chip + 32).map((path) => classesOf(gen1, path))).toEqual([['neuronLinkZ']]);
      expect(gen1.route(chip + 32, chip)[0]).toHaveLength(1);
    }
  });

  it('of Gen2 has 144 chips, a switch in each of 36 servers and one in each of two racks', () => {
    expect([gen2.network.chipCount, gen2.network.nodeCount - 1]).toEqual([144, 144 + 36 + 2]);
    expect(classesOf(gen2, gen2.route(0, 3)[0]!)).toEqual(['neuronLink', 'neuronLink']);
    expect(classesOf(gen2, gen2.route(0, 4)[0]!)).toEqual(['neuronSwitch', 'neuronSwitch']);
    // Servers 0 and 18 are at the same place of the two racks.
    expect(classesOf(gen2, gen2.route(2, 74)[0]!)).toEqual(['neuronLinkZ']);
    expect(gen2.route(0, 75).map((path) => classesOf(gen2, path))).toEqual([
      ['neuronLinkZ', 'neuronLink', 'neuronLink'],
      ['neuronLink', 'neuronLink', 'neuronLinkZ'],
    ]);
    expect(gen2.route(0, 143).map((path) => classesOf(gen2, path))).toEqual([
      ['neuronLinkZ', 'neuronSwitch', 'neuronSwitch'],
      ['neuronSwitch', 'neuronSwitch', 'neuronLinkZ'],
    ]);
  });

  it('reaches another UltraServer over EFA, chip to switch to chip', () => {
    const two = buildCluster(switched(2, 4, 16, false));
    expect(classesOf(two, two.route(0, 127)[0]!)).toEqual(['efa', 'efa']);
    expect(two.domains.map(({ length }) => length)).toEqual([64, 64]);
  });
});

describe('EFA switches in layers', () => {
  it('connect chips of the same plate directly if assigned by plate, but not if assigned by UltraServer', () => {
    const byPlate = buildCluster(layered(4, 4));
    const byServer = buildCluster(layered(4, 4, { leaves: 'byUltraServer' }));
    const up = ['efa', 'fabric', 'fabric', 'efa'];
    expect(classesOf(byPlate, byPlate.route(0, 64)[0]!)).toEqual(['efa', 'efa']);
    expect(classesOf(byPlate, byPlate.route(0, 64 + 16)[0]!)).toEqual(up);
    expect(classesOf(byServer, byServer.route(0, 64)[0]!)).toEqual(up);
    expect(classesOf(byServer, byServer.route(0, 64 + 16)[0]!)).toEqual(up);
  });

  it('use a third layer only between pods', () => {
    const cluster = buildCluster(layered(4, 4, { leaves: 'byUltraServer', pods: 2 }));
    expect(cluster.route(0, 64)[0]).toHaveLength(4);
    expect(cluster.route(0, 128)[0]).toHaveLength(6);
    expect(cluster.route(0, 128)).toHaveLength(2 * 2);
  });
});

describe('domains of a custom cluster', () => {
  it('form one domain if groups differ in size or a chip is in none', () => {
    const chips = (groups: readonly number[]): Cluster =>
      buildCluster(
        custom(
          groups.map((group, i) => node(`c${i}`, 'chip', group)),
          groups.slice(1).map((_, i) => link(`c${i}`, `c${i + 1}`)),
        ),
      );
    expect(chips([0, 0, 1, 1]).domains).toHaveLength(2);
    for (const groups of [
      [0, 0, 1],
      [0, -1],
      [2, 2],
    ]) {
      const { domains, peers } = chips(groups);
      expect([domains, peers]).toEqual([[groups.map((_, chip) => chip)], []]);
    }
  });
});
