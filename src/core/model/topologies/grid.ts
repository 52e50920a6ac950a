import type { Steps } from '../../base/steps.ts';
import type { Cluster } from '../cluster.ts';
import { NetworkBuilder } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { addGrid, chipsOf, type GridShape, placeAlong, routeOnTorus, rowsAlong } from '../torusRouting.ts';
import { equalDomains } from './groups.ts';

/** A grid of chips with equal links: line, ring, torus or mesh. The place along a fourth dimension is the node's group. */
export function* gridInSteps(
  shape: Omit<GridShape, 'copies'>,
  link: { readonly rate: number; readonly latency: number; readonly packet: number },
): Steps<Cluster> {
  const one = { ...shape, copies: 1 };
  const builder = new NetworkBuilder();
  const chips = chipsOf(one);
  for (let chip = 0; chip < chips; chip++) {
    const place = (dimension: number): number =>
      dimension < shape.sizes.length ? placeAlong(one, chip, dimension) : 0;
    builder.addNode('chip', place(3), place(0), place(1), place(2));
    if (builder.isDue()) yield builder.share;
  }
  const grid = yield* addGrid(builder, one, () => ({ name: 'neuronLink', ...link }));
  const network = builder.seal({ neuronLink: link.packet }, [
    { kind: 'group', of: 'group' },
    { kind: 'plane', of: 'z' },
    { kind: 'row', of: 'y' },
  ]);
  return {
    network,
    route: (from, to) => [routeOnTorus(grid, from, to)],
    spreading: 'hash',
    reroute: rerouteOn(network),
    rings: yield* rowsAlong(one, builder.share),
    ...equalDomains(chips, chips),
  };
}
