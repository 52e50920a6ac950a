import type { Network } from '../model/network.ts';
import type { Scene } from '../scene/schema.ts';
import { type LinkFault, nameOf, resolveFaults } from '../sim/faults.ts';

/** The condition of a faulty link: cut, or slower by a factor. */
export type LinkCondition = { readonly kind: 'cut' } | { readonly kind: 'slower'; readonly factor: number };

/** The faults of a scene in order of time. All of their links must exist in the network. */
export function faultsOf({ faults }: Scene, network: Network): readonly LinkFault[] {
  return resolveFaults(faults ?? [], network).faults;
}

/** The links that are cut or slowed at `t` milliticks, by row. */
export function linkConditionsAt(faults: readonly LinkFault[], t: number): ReadonlyMap<number, LinkCondition> {
  const conditions = new Map<number, LinkCondition>();
  for (const fault of faults) {
    if (fault.at > t) break;
    for (const link of fault.links) {
      if (fault.kind === 'cut') conditions.set(link, { kind: 'cut' });
      else if (fault.kind === 'slower' && fault.factor > 1) {
        conditions.set(link, { kind: 'slower', factor: fault.factor });
      } else conditions.delete(link);
    }
  }
  return conditions;
}

/** The names of a link's ends as scenes write them, such as `c17` and `s2`. */
export function linkEnds(network: Network, link: number): { readonly from: string; readonly to: string } {
  return { from: nameOf(network.linkFrom[link]!, network), to: nameOf(network.linkTo[link]!, network) };
}
