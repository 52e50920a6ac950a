import { type PeerCase, TORUS_UNIT } from '../tests/support/peerNetworks.ts';
import type { BareInput } from './bareKernel.ts';
import { runOnly } from './figures.ts';

/** The same packets without tasks: the bare kernel is told when each is injected, sorted beforehand. */
export function bareInput({ network, program }: PeerCase): BareInput {
  const sends = [...program.kind.keys()].sort((a, b) => program.notBefore[a]! - program.notBefore[b]!);
  const routes = sends.map((task) => {
    const route = program.firstRoute[task]!;
    return program.routeLinks.slice(program.routeStart[route], program.routeStart[route + 1]);
  });
  const routeStart = new Int32Array(sends.length + 1);
  routes.forEach((route, i) => (routeStart[i + 1] = routeStart[i]! + route.length));
  const routeLinks = new Int32Array(routeStart[sends.length]!);
  routes.forEach((route, i) => routeLinks.set(route, routeStart[i]));
  return {
    injectAt: Float64Array.from(sends, (task) => program.notBefore[task]!),
    size: Float64Array.from(sends, (task) => program.amount[task]!),
    routeStart,
    routeLinks,
    unit: network.linkRate.map(() => TORUS_UNIT),
    latency: network.linkLatency,
  };
}

/** A ratio between two kernels means something only where both compute the same. */
export function checkSameDeliveries({ network, program }: PeerCase, bare: Float64Array): void {
  const ours = runOnly(network, program).taskEnd.toSorted();
  const theirs = bare.toSorted();
  if (ours.some((time, i) => time !== theirs[i])) throw new Error('the bare kernel disagrees with the simulation');
}
