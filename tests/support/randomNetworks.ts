import { randomStream } from '../../src/core/base/random.ts';
import { type Network, NetworkBuilder, type Router } from '../../src/core/model/network.ts';
import { type Program, ProgramBuilder } from '../../src/core/model/program.ts';

export type RandomRun = { readonly network: Network; readonly program: Program };

/** Values that a random run is drawn from; each mood makes certain difficult cases likely. */
type Mood = {
  readonly rates: readonly number[];
  readonly latencies: readonly number[];
  readonly packets: readonly number[];
  readonly amounts: readonly number[];
  readonly durations: readonly number[];
  readonly mostTasks: number;
};

const MOODS: readonly Mood[] = [
  // Everything is a multiple of one tick: simultaneous arrivals everywhere.
  { rates: [1], latencies: [0, 1], packets: [1], amounts: [1, 2, 3], durations: [0, 1000, 2000], mostTasks: 40 },
  // No value divides another: every serialization is rounded, last packets are partial.
  {
    rates: [3, 7, 0.3, 11.1, 900],
    latencies: [0, 0.001, 0.333, 5],
    packets: [3, 0.7, 2.5],
    amounts: [1, 10, 7.3, 0.1, 20.05],
    durations: [0, 1, 333, 4567],
    mostTasks: 30,
  },
  // At the clock's resolution: one millitick per packet, zero latency.
  {
    rates: [5000, 100_000],
    latencies: [0],
    packets: [1, 2],
    amounts: [1, 2, 9, 0.5],
    durations: [0, 1, 2],
    mostTasks: 40,
  },
  // Long messages in small packets: deep queues, several blocks of hops.
  { rates: [1, 2, 10], latencies: [0, 2, 40], packets: [1, 2], amounts: [30, 75], durations: [5000], mostTasks: 14 },
];

/** A small, strongly connected network and a program on it; determined by the seed. */
export function randomRun(seed: number): RandomRun {
  const random = randomStream(`${seed}`, 'random run');
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  const mood = MOODS[seed % MOODS.length]!;

  const builder = new NetworkBuilder();
  const chips = 2 + below(5);
  const nodes = chips + below(3);
  for (let node = 0; node < nodes; node++) builder.addNode(node < chips ? 'chip' : 'switch', 0, node, 0, 0);
  const ring = shuffled(nodes, below);
  const link = (from: number, to: number): number =>
    builder.addLink(from, to, pick(['neuronLink', 'neuronLinkZ', 'efa']), pick(mood.rates), pick(mood.latencies));
  ring.forEach((node, i) => link(node, ring[(i + 1) % nodes]!));
  for (let extra = below(2 * nodes); extra > 0; extra--) {
    const from = below(nodes);
    link(from, (from + 1 + below(nodes - 1)) % nodes);
  }
  const network = builder.seal({
    neuronLink: pick(mood.packets),
    neuronLinkZ: pick(mood.packets),
    efa: pick(mood.packets),
  });
  return { network, program: randomProgram(network, wanderingRouter(network, below), mood, below) };
}

function randomProgram(network: Network, route: Router, mood: Mood, below: (n: number) => number): Program {
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  const spreading = below(2) === 0 ? 'spray' : 'hash';
  const builder = new ProgramBuilder(network, route, { spreading, seed: `${below(1000)}` });
  const isTimed = below(2) === 0;
  builder.beginPhase('first');
  for (let task = 0, tasks = 1 + below(mood.mostTasks); task < tasks; task++) {
    if (below(12) === 0) builder.beginPhase(`phase ${task}`);
    const after = task === 0 ? [] : Array.from({ length: below(4) }, () => below(task));
    const from = below(network.chipCount);
    const notBefore = isTimed && below(3) === 0 ? pick([...mood.durations, 7000, 40_000]) : 0;
    const to = (from + 1 + below(network.chipCount - 1)) % network.chipCount;
    if (below(3) === 0) builder.compute(from, pick(mood.durations), after, { notBefore });
    else builder.send(from, to, pick(mood.amounts), after, { notBefore, flow: below(3) });
  }
  return builder.seal();
}

/** Each pair of chips has one to three routes: the shortest, or one via a random node, which may use a link twice. */
function wanderingRouter(network: Network, below: (n: number) => number): Router {
  const isMany = below(2) === 0;
  return (from, to) =>
    Array.from({ length: isMany ? 1 + below(3) : 1 }, () => {
      const via = below(2) === 0 ? from : below(network.nodeCount);
      return [...shortestRoute(network, from, via), ...shortestRoute(network, via, to)];
    });
}

/** The links of a shortest route, by breadth-first search. Throws if there is none. */
function shortestRoute(network: Network, from: number, to: number): readonly number[] {
  const routes = new Map<number, readonly number[]>([[from, []]]);
  for (const [node, route] of routes) {
    if (node === to) return route;
    for (let link = 0; link < network.linkCount; link++) {
      const next = network.linkTo[link]!;
      if (network.linkFrom[link] === node && !routes.has(next)) routes.set(next, [...route, link]);
    }
  }
  throw new Error(`no route from ${from} to ${to}`);
}

export function shuffled(count: number, below: (n: number) => number): number[] {
  const items = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = below(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
