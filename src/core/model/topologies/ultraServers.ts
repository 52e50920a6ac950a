import { numberOf } from '../../base/provenance.ts';
import type { UltraServersCluster } from '../../scene/clusters/ultraServers.ts';
import type { Cluster } from '../cluster.ts';
import { type LinkClassName, NetworkBuilder } from '../network.ts';
import { routeOnTorus } from '../torusRouting.ts';

/**
 * U UltraServers, each a torus of `plates` plates of `side` × `side` chips with wrap-around NeuronLink; chips of one
 * place on all plates form a Z ring at its own rate. Each chip has one EFA interface: a link up to its switch and one
 * down. Interfaces are dealt to the switches plate by plate, so chips of the same place share a switch.
 *
 * Chip (u, x, y, z) is node u·side²·plates + z·side² + y·side + x. Structure: AWS Neuron documentation, trn2-arch.
 */
export function buildUltraServers(cluster: UltraServersCluster): Cluster {
  const side = numberOf(cluster.side);
  const plates = numberOf(cluster.plates);
  const servers = numberOf(cluster.ultraServers);
  const switches = numberOf(cluster.switches);
  const perServer = plates * side * side;
  const sizes = [side, side, plates] as const;
  const builder = new NetworkBuilder();

  for (let u = 0; u < servers; u++) {
    for (let i = 0; i < perServer; i++) {
      builder.addNode('chip', u, i % side, Math.floor(i / side) % side, Math.floor(i / (side * side)));
    }
  }
  const chips = servers * perServer;
  for (let s = 0; s < switches; s++) builder.addNode('switch', -1, s, 0, 0);

  // linkAlong[(chip · 3 + dimension) · 2 + direction], direction 0 up, 1 down; a ring of two has one link each way.
  const linkAlong = new Int32Array(chips * 6);
  const neighbour = (chip: number, dimension: number, step: number): number => {
    const stride = dimension === 0 ? 1 : dimension === 1 ? side : side * side;
    const length = sizes[dimension]!;
    const at = Math.floor(chip / stride) % length;
    return chip + (((at + step + length) % length) - at) * stride;
  };
  for (let chip = 0; chip < chips; chip++) {
    for (let dimension = 0; dimension < 3; dimension++) {
      const name: LinkClassName = dimension === 2 ? 'neuronLinkZ' : 'neuronLink';
      const { rate, latency } = cluster[name];
      const link = (step: number): number =>
        builder.addLink(chip, neighbour(chip, dimension, step), name, rate.invented, latency.invented);
      const up = link(1);
      linkAlong[(chip * 3 + dimension) * 2] = up;
      linkAlong[(chip * 3 + dimension) * 2 + 1] = sizes[dimension] === 2 ? up : link(-1);
    }
  }
  const uplink = new Int32Array(chips);
  const downlink = new Int32Array(chips);
  for (let chip = 0; chip < chips; chip++) {
    const plate = Math.floor((chip % perServer) / (side * side));
    const to = chips + Math.floor((plate * switches) / plates);
    const { rate, latency } = cluster.efa;
    uplink[chip] = builder.addLink(chip, to, 'efa', rate.invented, latency.invented);
    downlink[chip] = builder.addLink(to, chip, 'efa', rate.invented, latency.invented);
  }

  const network = builder.seal({
    neuronLink: cluster.neuronLink.packet.invented,
    neuronLinkZ: cluster.neuronLink.packet.invented,
    efa: cluster.efa.packet.invented,
  });

  const route = (from: number, to: number): readonly number[] => {
    if (Math.floor(from / perServer) === Math.floor(to / perServer)) {
      return routeOnTorus(from, to, sizes, neighbour, linkAlong, network);
    }
    if (network.linkTo[uplink[from]!] !== network.linkFrom[downlink[to]!]) {
      throw new Error(`no route from chip ${from} to chip ${to}: their EFA interfaces share no switch`);
    }
    return [uplink[from]!, downlink[to]!];
  };

  const all = Array.from({ length: chips }, (_, chip) => chip);
  const ringFrom = (start: number, dimension: number): number[] => {
    const ring = [start];
    for (let next = neighbour(start, dimension, 1); next !== start; next = neighbour(next, dimension, 1))
      ring.push(next);
    return ring;
  };
  const place = [network.nodeX, network.nodeY, network.nodeZ];
  return {
    network,
    route,
    domains: Array.from({ length: servers }, (_, u) => all.slice(u * perServer, (u + 1) * perServer)),
    rings: [0, 1, 2].map((dimension) =>
      all.filter((chip) => place[dimension]![chip] === 0).map((chip) => ringFrom(chip, dimension)),
    ),
    peers: all.slice(0, perServer).map((chip) => Array.from({ length: servers }, (_, u) => chip + u * perServer)),
  };
}
