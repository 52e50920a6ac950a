import { describe, expect, it } from 'vitest';
import { drawBelow, randomStream } from '../../../../src/core/base/random.ts';
import { linksByNode } from '../../../../src/core/model/adjacency.ts';
import { type Network, NetworkBuilder } from '../../../../src/core/model/network.ts';
import { rerouteOn } from '../../../../src/core/model/reroute.ts';

/** A slow, simple search without memoization. */
function slowWay(
  network: Network,
  from: number,
  to: number,
  isCut: (link: number) => boolean,
): readonly number[] | undefined {
  const { start, links } = linksByNode(network, 'from');
  const ways = new Map<number, readonly number[]>([[from, []]]);
  for (const [node, way] of ways) {
    if (node === to) return way;
    for (const link of links.slice(start[node], start[node + 1])) {
      const next = network.linkTo[link]!;
      if (!isCut(link) && !ways.has(next)) ways.set(next, [...way, link]);
    }
  }
  return undefined;
}

function randomNetwork(random: () => number): Network {
  const builder = new NetworkBuilder();
  const nodes = 2 + drawBelow(random, 14);
  for (let node = 0; node < nodes; node++) builder.addNode('chip', 0, node, 0, 0);
  for (let link = drawBelow(random, 4 * nodes); link > 0; link--) {
    builder.addLink(drawBelow(random, nodes), drawBelow(random, nodes), 'neuronLink', 1, 0);
  }
  return builder.seal({ neuronLink: 1 });
}

describe('routes around cut links', () => {
  it('equal those of a fresh search, whatever the earlier calls (400 networks, seeds 1 to 400)', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = randomStream(`${seed}`, 'reroute');
      const network = randomNetwork(random);
      const reroute = rerouteOn(network);
      const tests = [0, 1, 2].map((_, share) => {
        const cut = new Set(network.linkTo.map((_node, link) => link).filter(() => random() < share / 4));
        return (link: number): boolean => cut.has(link);
      });
      let [from, isCut] = [0, tests[0]!];
      for (let turn = 0; turn < 40; turn++) {
        // Mostly from the same node with the same cuts, as for packets that wait together.
        if (random() < 0.3) from = drawBelow(random, network.nodeCount);
        if (random() < 0.2) isCut = tests[drawBelow(random, 3)]!;
        const to = drawBelow(random, network.nodeCount);
        expect([seed, turn, reroute(from, to, isCut)]).toEqual([seed, turn, slowWay(network, from, to, isCut)]);
      }
    }
  });
});
