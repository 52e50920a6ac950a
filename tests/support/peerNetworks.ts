import { ringAllReduce } from '../../src/core/model/collectives/ring.ts';
import { type Network, NetworkBuilder, type Router } from '../../src/core/model/network.ts';
import { type Program, ProgramBuilder } from '../../src/core/model/program.ts';
import { write } from './plainNetworks.ts';

/**
 * The workloads of the reference simulators, built with our own builders. Their times are whole numbers, here milliticks. A link that
 * takes `unit` milliticks per unit of size has the rate 1000/unit; transferTime rounds the quotient back to `unit`.
 */
export type PeerCase = { readonly network: Network; readonly program: Program };

const NODES = 64;

/** Ring all-reduce of 64 nodes, `packets` of one unit per step; unit and latency may differ by link. */
export function ringCase(packets: number, unit: (link: number) => number, latency: (link: number) => number): PeerCase {
  const builder = new NetworkBuilder();
  for (let node = 0; node < NODES; node++) builder.addNode('chip', 0, node, 0, 0);
  for (let link = 0; link < NODES; link++) {
    builder.addLink(link, (link + 1) % NODES, 'neuronLink', 1000 / unit(link), latency(link) / 1000);
  }
  const network = builder.seal({ neuronLink: 1, neuronLinkZ: 1, efa: 1 });
  const program = new ProgramBuilder(network, (from) => [[from]]);
  program.beginPhase('all-reduce');
  const group = Array.from({ length: NODES }, (_, node) => node);
  write(ringAllReduce, program, group, NODES * packets);
  return { network, program: program.seal() };
}

/** A 4 × 4 × 4 torus, node x + 4y + 16z, link 6·node + direction (+x −x +y −y +z −z), routed x, y, z, ties going up. */
function torus(unit: number, latency: (link: number) => number): { readonly network: Network; readonly route: Router } {
  const builder = new NetworkBuilder();
  const place = (node: number, dimension: number): number => (node >> (2 * dimension)) & 3;
  const step = (node: number, dimension: number, by: number): number =>
    node + ((((place(node, dimension) + by + 4) & 3) - place(node, dimension)) << (2 * dimension));
  for (let node = 0; node < NODES; node++) builder.addNode('chip', 0, place(node, 0), place(node, 1), place(node, 2));
  for (let link = 0; link < 6 * NODES; link++) {
    const [node, direction] = [Math.floor(link / 6), link % 6];
    const to = step(node, direction >> 1, direction % 2 === 0 ? 1 : -1);
    builder.addLink(node, to, 'neuronLink', 1000 / unit, latency(link) / 1000);
  }
  const route = (from: number, to: number): readonly (readonly number[])[] => {
    const links: number[] = [];
    let at = from;
    for (let dimension = 0; dimension < 3; dimension++) {
      const offset = (place(to, dimension) - place(from, dimension) + 4) & 3;
      for (let left = offset === 3 ? 1 : offset; left > 0; left--) {
        links.push(6 * at + 2 * dimension + (offset === 3 ? 1 : 0));
        at = step(at, dimension, offset === 3 ? -1 : 1);
      }
    }
    return [links];
  };
  return { network: builder.seal({ neuronLink: 4, neuronLinkZ: 4, efa: 4 }), route };
}

export const TORUS_UNIT = 2_000_000;
export const torusLatency = (link: number): number => 20_000_000 + 7919 * link + 13 * (link ** 2 % 1009);

/**
 * Pseudo-random traffic on the torus, `rounds` packets per node. Node src sends packet k at 6500000·k + 10007·src.
 */
export function torusTraffic(rounds: number): PeerCase {
  const { network, route } = torus(TORUS_UNIT, torusLatency);
  const program = new ProgramBuilder(network, route);
  program.beginPhase('traffic');
  let x = 12345;
  for (let k = 0; k < rounds; k++) {
    for (let src = 0; src < NODES; src++) {
      x = (Math.imul(1664525, x) + 1013904223) >>> 0;
      const to = (src + 1 + ((x >>> 16) % 63)) % NODES;
      program.send(src, to, 1 + ((x >>> 8) & 3), [], { notBefore: 6_500_000 * k + 10_007 * src });
    }
  }
  return { network, program: program.seal() };
}

/** Every other node sends `packets` of one unit to node 0, all at once. */
export function incastCase(packets: number): PeerCase {
  const { network, route } = torus(8, () => 20);
  const single = { ...network, packetSize: network.packetSize.map(() => 1) };
  const program = new ProgramBuilder(single, route);
  program.beginPhase('incast');
  for (let node = 1; node < NODES; node++) program.send(node, 0, packets, []);
  return { network: single, program: program.seal() };
}
