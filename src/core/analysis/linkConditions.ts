import type { Network } from '../model/network.ts';
import type { Scene } from '../scene/schema.ts';
import { type LinkFault, nameOf, resolveFaults } from '../sim/faults.ts';

/** What a fault has made of a link: cut, or slower by a factor. */
export type LinkCondition = { readonly kind: 'cut' } | { readonly kind: 'slower'; readonly factor: number };

/** The faults of a scene whose links are all in the network, in the order in which they happen. */
export function faultsOf({ faults }: Scene, network: Network): readonly LinkFault[] {
  return resolveFaults(faults ?? [], network).faults;
}

/** The links that are not as the cluster says at `t` milliticks, by row. */
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

/** The ends of a link as a scene names them. */
export function linkEnds(network: Network, link: number): { readonly from: string; readonly to: string } {
  return { from: nameOf(network.linkFrom[link]!, network), to: nameOf(network.linkTo[link]!, network) };
}
