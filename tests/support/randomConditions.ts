import { randomStream } from '../../src/core/base/random.ts';
import { type Adjacency, linksByNode } from '../../src/core/model/adjacency.ts';
import type { Network } from '../../src/core/model/network.ts';
import { rerouteOn } from '../../src/core/model/reroute.ts';
import { type Conditions, jitterStream } from '../../src/core/sim/conditions.ts';
import type { LinkFault } from '../../src/core/sim/faults.ts';
import type { JitterScene } from '../../src/core/scene/variation.ts';

export type Which = { readonly jitter: boolean; readonly window: boolean; readonly faults: boolean };

/** Conditions for a run of about `length` milliticks on the network; a function of the seed. */
export function randomConditions(seed: number, network: Network, length: number, which: Which): Conditions {
  const random = randomStream(`${seed}`, 'conditions');
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  const laws = Array.from({ length: network.linkCount }, (): JitterScene => {
    const kind = pick(['none', 'uniform', 'exponential'] as const);
    return kind === 'none' ? { kind } : { kind, amplitude: { invented: pick([0, 0.01, 2, 30]), because: 'a test' } };
  });
  const faults = which.faults ? Array.from({ length: 1 + below(12) }, () => randomFault(network, length, below)) : [];
  return {
    jitterOf: (link) => (which.jitter ? jitterStream(`${seed}`, link, laws[link]) : undefined),
    window: which.window ? 1 + below(4) : undefined,
    faults: faults.sort((a, b) => a.at - b.at),
    reroute: below(2) === 0 ? rerouteOn(network) : undefined,
  };
}

function randomFault(network: Network, length: number, below: (n: number) => number): LinkFault {
  const at = below(4) === 0 ? below(3) * 1000 : below(length / 2 + 1);
  const leaving: Adjacency = linksByNode(network, 'from');
  const node = below(network.nodeCount);
  const all = [...leaving.links.subarray(leaving.start[node], leaving.start[node + 1])];
  const links = below(4) === 0 || all.length === 0 ? [below(network.linkCount)] : all;
  switch (below(5)) {
    case 0:
      return { at, links, kind: 'slower', factor: [1.5, 3, 7.7][below(3)]! };
    case 1:
    case 2:
      return { at, links, kind: 'back' };
    default:
      return { at, links, kind: 'cut' };
  }
}
