import { inOneGo } from '../../src/core/base/steps.ts';
import type { Collective, Ready } from '../../src/core/model/collectives/collective.ts';
import { ringAllGather, ringAllReduce, ringReduceScatter } from '../../src/core/model/collectives/ring.ts';
import { byDataflow, withBarriers } from '../../src/core/model/collectives/stepWriter.ts';
import type { LinkClassName } from '../../src/core/model/linkClasses.ts';
import { type Network, NetworkBuilder, type Router } from '../../src/core/model/network.ts';
import { ProgramBuilder } from '../../src/core/model/program.ts';
import type { UltraServersCluster } from '../../src/core/scene/clusters/ultraServers.ts';
import { runToEnd } from './runs.ts';

/** A network with links and routes given by nodes. Rates in units per tick, latencies in ticks. */
export class PlainNetwork {
  readonly #builder = new NetworkBuilder();
  readonly #links = new Map<string, number>();

  constructor(chips: number, switches = 0) {
    for (let node = 0; node < chips + switches; node++) {
      this.#builder.addNode(node < chips ? 'chip' : 'switch', 0, node, 0, 0);
    }
  }

  link(from: number, to: number, rate: number, latency: number, name: LinkClassName = 'neuronLink'): void {
    this.#links.set(`${from} ${to}`, this.#builder.addLink(from, to, name, rate, latency));
  }

  seal(packet: number): Network {
    return this.#builder.seal({ neuronLink: packet, neuronLinkZ: packet, efa: packet });
  }

  /** A router; `nodesOf` returns the nodes from sender to receiver, both included. */
  router(nodesOf: (from: number, to: number) => readonly number[] = (from, to) => [from, to]): Router {
    return (from, to) => {
      const nodes = nodesOf(from, to);
      return [nodes.slice(1).map((node, i) => this.#links.get(`${nodes[i]!} ${node}`)!)];
    };
  }
}

/** When the last task ends, in ticks. */
export function finishOf(network: Network, route: Router, write: (builder: ProgramBuilder) => void): number {
  const builder = new ProgramBuilder(network, route);
  builder.beginPhase('all');
  write(builder);
  return runToEnd(network, builder.seal()).finish / 1000;
}

export type Hop = { readonly rate: number; readonly latency: number };

/** Time in ticks of one message of `amount` units, in packets of `packet`, over consecutive hops. */
export function sendOver(hops: readonly Hop[], amount: number, packet: number): number {
  const plain = new PlainNetwork(2, hops.length - 1);
  const nodes = [0, ...hops.slice(1).map((_, i) => i + 2), 1];
  hops.forEach(({ rate, latency }, i) => plain.link(nodes[i]!, nodes[i + 1]!, rate, latency));
  return finishOf(
    plain.seal(packet),
    plain.router(() => nodes),
    (builder) => builder.send(0, 1, amount, []),
  );
}

export const group = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** A directed ring; hop i is the link from member i to the next. */
export function ringOf(hops: readonly Hop[], packet: number): { readonly network: Network; readonly route: Router } {
  const plain = new PlainNetwork(hops.length);
  hops.forEach(({ rate, latency }, i) => plain.link(i, (i + 1) % hops.length, rate, latency));
  return { network: plain.seal(packet), route: plain.router() };
}

/** Writes a collective over `members` with a buffer of `amount` units; without `after`, all start at once. */
export function write(
  collective: Collective,
  builder: ProgramBuilder,
  members: readonly number[],
  amount: number,
  after: Ready = members.map(() => []),
  barrier = false,
): Ready {
  const writer = barrier ? withBarriers(builder) : byDataflow(builder);
  return inOneGo(collective(writer, members, { start: 0, amount }, after));
}

export const RING_PASSES = { ringReduceScatter, ringAllGather, ringAllReduce } as const;

/** Time in ticks of a ring collective of `amount` units in which member i starts after `late[i]` milliticks. */
export function ringTime(
  pass: keyof typeof RING_PASSES,
  hops: readonly Hop[],
  amount: number,
  late: readonly number[] = [],
  barrier = false,
): number {
  const { network, route } = ringOf(hops, amount);
  return finishOf(network, route, (builder) => {
    const after = hops.map((_, i) => ((late[i] ?? 0) > 0 ? [builder.compute(i, late[i]!, [])] : []));
    write(RING_PASSES[pass], builder, group(hops.length), amount, after, barrier);
  });
}

/** The cluster part of a scene, with plain numbers. */
export function ultraServers(of: {
  readonly servers: number;
  readonly side: number;
  readonly plates: number;
  readonly switches?: number;
  readonly rate?: number;
  readonly rateZ?: number;
  readonly latency?: number;
  readonly packet?: number;
}): UltraServersCluster {
  const invented = (number: number): { readonly invented: number; readonly because: string } => ({
    invented: number,
    because: 'a test',
  });
  const rate = invented(of.rate ?? 10);
  const latency = invented(of.latency ?? 1);
  const packet = invented(of.packet ?? 65_536);
  return {
    kind: 'ultraServers',
    ultraServers: of.servers,
    chipsPerUltraServer: of.side ** 2 * of.plates,
    plates: of.plates,
    side: of.side,
    efaPerChip: 1,
    switches: of.switches ?? 1,
    neuronLink: { rate, latency, packet },
    neuronLinkZ: { rate: invented(of.rateZ ?? of.rate ?? 10), latency },
    efa: { rate, latency, packet },
  };
}
