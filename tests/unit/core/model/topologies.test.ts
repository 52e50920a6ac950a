import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/core/model/cluster.ts';
import { NODE_KINDS } from '../../../../src/core/model/network.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
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
import { ultraServers } from '../../../support/plainNetworks.ts';

type Sized = {
  readonly scene: ClusterScene;
  readonly chips: number;
  readonly nodes: number;
  readonly links: number;
  /** The possible numbers of equal paths between two chips. */
  readonly paths: readonly number[];
};

const size = (min: number, max: number) => fc.integer({ min, max });
const product = (sizes: readonly number[]): number => sizes.reduce((all, one) => all * one, 1);
/** Directed links of a grid: 2k on each ring of k, 2 if k is 2; 2(k − 1) on each row of a mesh. */
const gridLinks = (sizes: readonly number[], wrap: boolean): number =>
  sizes.reduce((sum, k) => sum + (product(sizes) / k) * (wrap && k > 2 ? 2 * k : 2 * (k - 1)), 0);

const KINDS: Readonly<Record<string, fc.Arbitrary<Sized>>> = {
  line: size(2, 12).map((chips) => {
    return { scene: { kind: 'line', chips, link: wire() }, chips, nodes: chips, links: 2 * (chips - 1), paths: [1] };
  }),
  ring: size(2, 12).map((chips) => {
    const links = chips === 2 ? 2 : 2 * chips;
    return { scene: { kind: 'ring', chips, ties: 'naive', link: wire() }, chips, nodes: chips, links, paths: [1] };
  }),
  star: size(2, 12).map((chips) => ({ scene: star(chips), chips, nodes: chips + 1, links: 2 * chips, paths: [1] })),
  fullMesh: size(2, 12).map((chips) => {
    return { scene: fullMesh(chips), chips, nodes: chips, links: chips * (chips - 1), paths: [1] };
  }),
  torus: fc
    .tuple(fc.array(size(2, 5), { minLength: 1, maxLength: 4 }), fc.boolean(), fc.constantFrom('even', 'naive'))
    .filter(([sizes]) => product(sizes) <= 64)
    .map(([sizes, wrap, ties]) => {
      const chips = product(sizes);
      return { scene: torus(sizes, wrap, ties), chips, nodes: chips, links: gridLinks(sizes, wrap), paths: [1] };
    }),
  leafSpine: fc.tuple(size(1, 5), size(2, 4), size(1, 6)).map(([leaves, perLeaf, spines]) => {
    const chips = leaves * perLeaf;
    const links = 2 * chips + 2 * leaves * spines;
    return {
      scene: leafSpine(leaves, perLeaf, spines),
      chips,
      nodes: chips + leaves + spines,
      links,
      paths: [1, spines],
    };
  }),
  oneUltraServer: fc.tuple(size(2, 4), size(2, 4)).map(([side, plates]) => {
    const chips = side * side * plates;
    const links = gridLinks([side, side, plates], true);
    return { scene: oneUltraServer(side, plates), chips, nodes: chips, links, paths: [1] };
  }),
  'ultraServers under one switch': fc.tuple(size(1, 3), size(2, 3), size(2, 3)).map(([servers, side, plates]) => {
    const chips = servers * side * side * plates;
    const links = servers * gridLinks([side, side, plates], true) + 2 * chips;
    return { scene: ultraServers({ servers, side, plates }), chips, nodes: chips + 1, links, paths: [1] };
  }),
  'ultraServers under two layers': fc
    .tuple(size(1, 4), size(1, 2), size(1, 3), fc.constantFrom('byPlate', 'byUltraServer'))
    .map(([servers, leaves, spines, dealt]) => {
      const chips = 8 * servers;
      const links = servers * gridLinks([2, 2, 2], true) + 2 * chips + 2 * leaves * spines;
      const scene = layered(servers, leaves, { side: 2, plates: 2, spines, leaves: dealt });
      return { scene, chips, nodes: chips + leaves + spines, links, paths: [1, spines] };
    }),
  'ultraServers under three layers': fc
    .tuple(size(2, 3), size(2, 4), size(1, 2), size(1, 3), size(2, 4), fc.boolean())
    .filter(([, leaves, , , pods]) => pods <= leaves)
    .map(([servers, leaves, spines, cores, pods, isByServer]) => {
      const plates = 4;
      const chips = 4 * plates * servers;
      const links =
        servers * gridLinks([2, 2, plates], true) + 2 * chips + 2 * leaves * spines + 2 * pods * spines * cores;
      const dealt = isByServer ? 'byUltraServer' : 'byPlate';
      const scene = layered(servers, leaves, { side: 2, plates, spines, cores, pods, leaves: dealt });
      const nodes = chips + leaves + pods * spines + spines * cores;
      return { scene, chips, nodes, links, paths: [1, spines, spines * cores] };
    }),
  switchedUltraServers: fc
    .tuple(size(1, 2), size(1, 3), size(1, 4), fc.boolean())
    .map(([units, half, perServer, hasServerSwitch]) => {
      const chips = units * 2 * half * perServer;
      const hubs = units * 2 * (1 + (hasServerSwitch ? half : 0));
      const links = (hasServerSwitch ? 7 : 5) * chips;
      const scene = switched(units, 2 * half, perServer, hasServerSwitch);
      return { scene, chips, nodes: chips + hubs + 1, links, paths: [1, 2] };
    }),
  campus: fc
    .tuple(size(2, 4), size(1, 2), size(1, 2), size(1, 3))
    .map(([buildings, perBuilding, switches, borders]) => {
      const servers = buildings * perBuilding;
      const links =
        servers * gridLinks([2, 2, 2], true) +
        2 * 8 * servers +
        2 * buildings * switches * borders +
        buildings * (buildings - 1) * borders;
      const nodes = 8 * servers + buildings * (switches + borders);
      const scene = campus({ buildings, perBuilding, switches, borders });
      return { scene, chips: 8 * servers, nodes, links, paths: [1, borders] };
    }),
  custom: fc
    .tuple(size(2, 7), size(0, 3), fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 12 }))
    .map(([chips, switches, more]) => {
      const all = chips + switches;
      // A row of all nodes, so that the graph is connected, and random further links.
      const pairs = Array.from({ length: all - 1 }, (_, i): [number, number] => [i, i + 1]);
      pairs.push(...more.map(([a, b]): [number, number] => [a % all, b % all]).filter(([a, b]) => a !== b));
      const nodes = Array.from({ length: all }, (_, i) => node(`n${i}`, i % all < switches ? 'switch' : 'chip'));
      const links = pairs.map(([a, b]) => link(`n${a}`, `n${b}`));
      const paths = Array.from({ length: 64 }, (_, i) => i + 1);
      return { scene: custom(nodes, links), chips, nodes: all, links: 2 * links.length, paths };
    }),
};

/** Throws unless every path of every pair of chips is a connected chain of links without repeated links or nodes. */
function checkRoutes({ network, route }: Cluster, counts: readonly number[]): void {
  for (let from = 0; from < network.chipCount; from++) {
    for (let to = 0; to < network.chipCount; to++) {
      if (from === to) continue;
      const paths = route(from, to);
      if (!counts.includes(paths.length)) throw new Error(`${paths.length} paths from ${from} to ${to}`);
      if (new Set(paths.map((path) => path.join())).size < paths.length) throw new Error(`two alike, ${from} to ${to}`);
      if (!(network.packetSize[network.linkClass[paths[0]![0]!]!]! > 0)) throw new Error(`no packet size at ${from}`);
      for (const path of paths) {
        const met = new Set([from]);
        let at = from;
        for (const step of path) {
          if (network.linkFrom[step] !== at) throw new Error(`a gap on the way from ${from} to ${to}`);
          at = network.linkTo[step]!;
          if (met.has(at)) throw new Error(`node ${at} twice on the way from ${from} to ${to}`);
          met.add(at);
        }
        if (at !== to) throw new Error(`from ${from} to ${to} leads to ${at}`);
        if (path.length !== paths[0]!.length) throw new Error(`unequal paths from ${from} to ${to}`);
      }
    }
  }
}

/** The links as sorted texts of ends, rate and latency; with `isBack` with their ends exchanged. */
function sortedLinks({ network }: Cluster, isBack: boolean): readonly string[] {
  return Array.from({ length: network.linkCount }, (_, i) => {
    const ends = [network.linkFrom[i], network.linkTo[i]];
    if (isBack) ends.reverse();
    return `${ends.join(' ')}: ${network.linkClass[i]} ${network.linkRate[i]} ${network.linkLatency[i]}`;
  }).toSorted();
}

describe.each(Object.entries(KINDS))('%s of random size', (_, sized) => {
  const every = (check: (cluster: Cluster, of: Sized) => void): void => {
    fc.assert(
      fc.property(sized, (of) => {
        check(buildCluster(of.scene), of);
      }),
      { seed: 3, numRuns: 60 },
    );
  };

  it('has as many chips, nodes and links as its formula says, chips first', () => {
    every(({ network }, { chips, nodes, links }) => {
      expect([network.chipCount, network.nodeCount, network.linkCount]).toEqual([chips, nodes, links]);
      network.nodeKind.forEach((kind, row) => expect(NODE_KINDS[kind]).toBe(row < chips ? 'chip' : 'switch'));
      expect(network.linkRate.every((rate) => rate > 0)).toBe(true);
    });
  });

  it('is full duplex: each link has an equal one in the other direction', () => {
    every((cluster) => expect(sortedLinks(cluster, true)).toEqual(sortedLinks(cluster, false)));
  });

  it('has equal paths between every two chips, each a chain of links', () => {
    every((cluster, { paths }) => checkRoutes(cluster, paths));
  });

  it('has domains and rings that cover every chip once, and peers if there are several domains', () => {
    every(({ network, domains, rings, peers }) => {
      const all = Array.from({ length: network.chipCount }, (_, chip) => chip);
      const covered = (groups: readonly (readonly number[])[]) => groups.flat().toSorted((a, b) => a - b);
      expect(covered(domains)).toEqual(all);
      for (const alike of rings) expect(covered(alike)).toEqual(all);
      expect(covered(peers)).toEqual(domains.length > 1 ? all : []);
      for (const group of peers) expect(group.map((chip, i) => domains[i]!.includes(chip))).not.toContain(false);
    });
  });

  it('returns a route around a cut link, or none', () => {
    every(({ network, route, reroute }) => {
      const to = network.chipCount - 1;
      const cut = route(0, to)[0]![0]!;
      const path = reroute!(0, to, (one) => one === cut);
      if (path === undefined) {
        const others = Array.from(network.linkFrom.keys()).filter((one) => one !== cut);
        const seen = new Set([0]);
        for (const at of seen)
          for (const one of others) if (network.linkFrom[one] === at) seen.add(network.linkTo[one]!);
        expect(seen.has(to)).toBe(false);
        return;
      }
      expect(path).not.toContain(cut);
      checkChain(network, 0, to, path);
      expect(path.length).toBeGreaterThanOrEqual(reroute!(0, to, () => false)!.length);
    });
  });

  it('is the same when it is built again', () => {
    every((cluster, { scene }) => expect(buildCluster(scene).network).toEqual(cluster.network));
  });
});

function checkChain(network: Cluster['network'], from: number, to: number, path: readonly number[]): void {
  const end = path.reduce((at, one) => (network.linkFrom[one] === at ? network.linkTo[one]! : -1), from);
  expect(end).toBe(to);
}
