import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/core/model/cluster.ts';
import { buildUltraServers } from '../../../../src/core/model/topologies/ultraServers.ts';
import { group, ultraServers } from '../../../support/plainNetworks.ts';

const ONE = buildUltraServers(ultraServers({ servers: 1, side: 4, plates: 4, rate: 100, rateZ: 50 }));
const TWO = buildUltraServers(ultraServers({ servers: 2, side: 4, plates: 4, switches: 4 }));
const ODD = [
  [2, 2],
  [3, 2],
  [3, 3],
  [5, 4],
  [2, 7],
  [4, 8],
] as const;

const isNeuronLink = ({ network }: Cluster, link: number): boolean => network.linkClass[link]! < 2;
const neuronLinks = (cluster: Cluster): readonly number[] =>
  group(cluster.network.linkCount).filter((link) => isNeuronLink(cluster, link));
const placeOf = ({ network }: Cluster, chip: number): readonly number[] => [
  network.nodeX[chip]!,
  network.nodeY[chip]!,
  network.nodeZ[chip]!,
];

/** By link: how many of all routes among the first `chips` chips cross it. */
function loads(cluster: Cluster, chips: number): Int32Array {
  const load = new Int32Array(cluster.network.linkCount);
  for (let from = 0; from < chips; from++) {
    for (let to = 0; to < chips; to++) cluster.route(from, to)[0]!.forEach((link) => load[link]!++);
  }
  return load;
}

describe('one UltraServer is the documented graph', () => {
  it('has 64 chips, 192 NeuronLinks in both directions, six neighbours per chip', () => {
    const { network } = ONE;
    expect(network.chipCount).toBe(64);
    expect(neuronLinks(ONE)).toHaveLength(2 * 192);
    const pairs = neuronLinks(ONE).map((link) => `${network.linkFrom[link]} ${network.linkTo[link]}`);
    expect(new Set(pairs).size).toBe(2 * 192);
    expect(pairs.every((pair) => pairs.includes(pair.split(' ').toReversed().join(' ')))).toBe(true);
    for (let chip = 0; chip < 64; chip++) {
      expect(neuronLinks(ONE).filter((link) => network.linkFrom[link] === chip)).toHaveLength(6);
      expect(neuronLinks(ONE).filter((link) => network.linkTo[link] === chip)).toHaveLength(6);
    }
  });

  it('has chip (x, y, z) at 16z + 4y + x, and every link joins neighbours on one axis, wrapped', () => {
    for (let chip = 0; chip < 64; chip++) {
      const [x, y, z] = placeOf(ONE, chip);
      expect(16 * z! + 4 * y! + x!).toBe(chip);
    }
    for (const link of neuronLinks(ONE)) {
      const from = placeOf(ONE, ONE.network.linkFrom[link]!);
      const to = placeOf(ONE, ONE.network.linkTo[link]!);
      const steps = from.map((place, axis) => (to[axis]! - place + 4) % 4);
      expect(steps.filter((step) => step === 1 || step === 3)).toHaveLength(1);
      expect(steps.filter((step) => step === 0)).toHaveLength(2);
      expect(ONE.network.linkRate[link]).toBe(steps[2] === 0 ? 100 : 50);
    }
  });

  it('has chips at distance 0 to 6: 1, 6, 15, 20, 15, 6, 1 from every chip, 3 on average', () => {
    for (let from = 0; from < 64; from++) {
      const counts = new Int32Array(7);
      for (let to = 0; to < 64; to++) counts[ONE.route(from, to)[0]!.length]!++;
      expect([...counts]).toEqual([1, 6, 15, 20, 15, 6, 1]);
    }
  });

  it('has plates of 16 chips and 32 links with chips at distance 0 to 4: 1, 4, 6, 4, 1, 2 on average', () => {
    const onPlate = neuronLinks(ONE).filter(
      (link) => ONE.network.linkFrom[link]! < 16 && ONE.network.linkTo[link]! < 16,
    );
    expect(onPlate).toHaveLength(2 * 32);
    for (let from = 0; from < 16; from++) {
      const counts = new Int32Array(5);
      for (let to = 0; to < 16; to++) counts[ONE.route(from, to)[0]!.length]!++;
      expect([...counts]).toEqual([1, 4, 6, 4, 1]);
    }
  });

  it('has a bisection of 32 links in every dimension, a plate one of 8', () => {
    for (const axis of [0, 1, 2]) {
      const half = (node: number): boolean => placeOf(ONE, node)[axis]! < 2;
      const cut = neuronLinks(ONE).filter(
        (link) => half(ONE.network.linkFrom[link]!) !== half(ONE.network.linkTo[link]!),
      );
      expect(cut).toHaveLength(2 * 32);
      const onPlate = cut.filter((link) => ONE.network.linkFrom[link]! < 16 && ONE.network.linkTo[link]! < 16);
      expect(onPlate).toHaveLength(axis === 2 ? 0 : 2 * 8);
    }
  });

  it('is a hypercube by Gray code: neighbours differ in one bit of six', () => {
    const gray = [0, 1, 3, 2];
    const label = (chip: number): number => placeOf(ONE, chip).reduce((bits, place) => 4 * bits + gray[place]!, 0);
    const differing = neuronLinks(ONE).map(
      (link) => label(ONE.network.linkFrom[link]!) ^ label(ONE.network.linkTo[link]!),
    );
    expect(new Set(differing)).toEqual(new Set([1, 2, 4, 8, 16, 32]));
    expect(new Set(group(64).map(label)).size).toBe(64);
  });
});

describe('routes on the torus', () => {
  it('are connected, shortest and in dimension order, on 4 × 4 × 4 and on other sizes', () => {
    for (const [side, plates] of [[4, 4] as const, ...ODD]) {
      const cluster = buildUltraServers(ultraServers({ servers: 1, side, plates }));
      const { network } = cluster;
      for (let from = 0; from < network.chipCount; from++) {
        for (let to = 0; to < network.chipCount; to++) {
          const where = `${side} × ${side} × ${plates}, ${from} to ${to}`;
          let [at, lastAxis, hops] = [from, 0, 0];
          for (const link of cluster.route(from, to)[0]!) {
            const next = network.linkTo[link]!;
            const axis = placeOf(cluster, next).findIndex((place, on) => place !== placeOf(cluster, at)[on]);
            if (network.linkFrom[link] !== at || axis < lastAxis) throw new Error(`not in order: ${where}`);
            [at, lastAxis, hops] = [next, axis, hops + 1];
          }
          const sizes = [side, side, plates];
          const distances = placeOf(cluster, from).map((place, axis) => {
            const up = Math.abs(place - placeOf(cluster, to)[axis]!);
            return Math.min(up, sizes[axis]! - up);
          });
          const arrived = at === to && hops === distances.reduce((sum, distance) => sum + distance);
          if (!arrived) throw new Error(`not the shortest: ${where}`);
        }
      }
    }
  });

  it('[L3] F19: all-to-all of m loads every directed link of a plate with 8m, of 4 × 4 × 4 with 32m', () => {
    const plate = loads(ONE, 16);
    const whole = loads(ONE, 64);
    for (const link of neuronLinks(ONE)) {
      const isOnPlate = ONE.network.linkTo[link]! < 16 && ONE.network.linkFrom[link]! < 16;
      expect(plate[link]).toBe(isOnPlate ? 8 : 0);
      expect(whole[link]).toBe(32);
    }
  });

  it('[L3] F19: every link of rings of 2, 4 and 8 carries N·k/8, in both directions', () => {
    for (const [side, plates] of [
      [4, 2],
      [2, 2],
      [4, 8],
    ] as const) {
      const cluster = buildUltraServers(ultraServers({ servers: 1, side, plates }));
      const chips = cluster.network.chipCount;
      const load = loads(cluster, chips);
      for (const link of neuronLinks(cluster)) {
        const k = cluster.network.linkClass[link] === 0 ? side : plates;
        // A ring of two has one link per direction, which carries both directions of the formula.
        expect(load[link], `${side} × ${side} × ${plates}`).toBe(k === 2 ? chips / 2 : (chips * k) / 8);
      }
    }
  });
});

describe('EFA between UltraServers', () => {
  it('connects chips of the same position through one switch, up and down', () => {
    const { network } = TWO;
    for (let chip = 0; chip < 64; chip++) {
      for (const [from, to] of [
        [chip, chip + 64],
        [chip + 64, chip],
      ] as const) {
        const [up, down, ...rest] = TWO.route(from, to)[0]!;
        expect(rest).toEqual([]);
        expect([network.linkFrom[up!], network.linkTo[down!]]).toEqual([from, to]);
        expect(network.linkTo[up!]).toBe(network.linkFrom[down!]);
        expect(network.linkTo[up!]!).toBeGreaterThanOrEqual(network.chipCount);
      }
    }
  });

  it('has one interface per chip, used only by that chip', () => {
    const { network } = TWO;
    const efa = group(network.linkCount).filter((link) => !isNeuronLink(TWO, link));
    expect(efa).toHaveLength(2 * 128);
    const ends = efa.map((link) => Math.min(network.linkFrom[link]!, network.linkTo[link]!));
    for (let chip = 0; chip < 128; chip++) expect(ends.filter((end) => end === chip)).toHaveLength(2);
  });

  it('has no route between chips that share no switch', () => {
    expect(() => TWO.route(0, 64 + 16)).toThrow('cluster.switches: noFabric');
  });

  it('has rings that cover every chip once per dimension, and peers that cover every chip once', () => {
    for (const [side, plates] of [[4, 4] as const, ...ODD]) {
      const cluster = buildUltraServers(ultraServers({ servers: 3, side, plates }));
      const all = group(cluster.network.chipCount);
      cluster.rings.forEach((rings, axis) => {
        expect(rings.flat().toSorted((a, b) => a - b)).toEqual(all);
        for (const ring of rings) {
          expect(ring).toHaveLength(axis === 2 ? plates : side);
          ring.forEach((chip, i) => expect(cluster.route(chip, ring[(i + 1) % ring.length]!)[0]).toHaveLength(1));
        }
      });
      expect(cluster.peers.flat().toSorted((a, b) => a - b)).toEqual(all);
      for (const peers of cluster.peers) {
        const places = peers.map((chip) => placeOf(cluster, chip).join());
        expect(new Set(places).size).toBe(1);
        expect(peers.map((chip) => cluster.network.nodeGroup[chip])).toEqual([0, 1, 2]);
      }
    }
  });
});
