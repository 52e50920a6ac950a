import type { Steps } from '../../base/steps.ts';
import { SceneError } from '../../scene/problem.ts';
import type { NetworkBuilder, Router } from '../network.ts';

type Wire = { readonly rate: number; readonly latency: number };

/** A layer's links upward: as much as comes in from below, over `oversubscription`, split evenly among them. */
type Upward = { readonly oversubscription: number; readonly latency: number };

/**
 * Layers of switches above chips. Leaves come together in pods; each leaf is joined to every spine of its pod, and spines
 * of one number in different pods by way of cores, or straight. Without spines only chips of one leaf reach each other.
 */
export type FabricShape = {
  readonly chips: number;
  readonly link: Wire;
  readonly leaves: number;
  /** Which leaf a chip hangs on; each has a chip where there are spines. */
  readonly leafOf: (chip: number) => number;
  readonly spines?: Upward & {
    readonly count: number;
    readonly pods: number;
    readonly podOf: (leaf: number) => number;
  };
  /** `count` cores for each number of a spine. */
  readonly cores?: Upward & { readonly count: number };
  readonly straight?: Wire;
};

/**
 * Adds the switches (x = number in their pod, y = pod, z = layer) and their links; gives the paths: over each spine of a pod,
 * and between pods over each core, or each straight link, in the order of their numbers.
 */
export function* addFabric(builder: NetworkBuilder, shape: FabricShape): Steps<Router> {
  const { chips, leaves, link, leafOf, spines, cores, straight } = shape;
  const podOf = spines?.podOf ?? (() => 0);
  const [perPod, pods, perSpine] = [spines?.count ?? 0, spines?.pods ?? 1, cores?.count ?? 0];
  const leaf = nodes(builder, leaves, (i) => [i, podOf(i), 0]);
  const spine = nodes(builder, pods * perPod, (i) => [i % perPod, Math.floor(i / perPod), 1]);
  const core = nodes(builder, perPod * perSpine, (i) => [i, 0, 2]);

  const below = new Float64Array(leaves);
  const up = new Int32Array(chips);
  const down = new Int32Array(chips);
  for (let chip = 0; chip < chips; chip++) {
    const at = leafOf(chip);
    below[at]! += link.rate;
    up[chip] = builder.addLink(chip, leaf[at]!, 'efa', link.rate, link.latency);
    down[chip] = builder.addLink(leaf[at]!, chip, 'efa', link.rate, link.latency);
    if (builder.isDue()) yield builder.share;
  }

  const pairs = new Map<string, number>();
  const join = (from: number, to: number, name: 'fabric' | 'campus', { rate, latency }: Wire): void => {
    pairs.set(`${from} ${to}`, builder.addLink(from, to, name, rate, latency));
    pairs.set(`${to} ${from}`, builder.addLink(to, from, name, rate, latency));
  };
  const belowSpine = new Float64Array(spine.length);
  if (spines !== undefined) {
    for (const [i, node] of leaf.entries()) {
      const rate = below[i]! / (perPod * spines.oversubscription);
      for (let s = podOf(i) * perPod; s < (podOf(i) + 1) * perPod; s++) {
        belowSpine[s]! += rate;
        join(node, spine[s]!, 'fabric', { rate, latency: spines.latency });
        if (builder.isDue()) yield builder.share;
      }
    }
  }
  if (cores !== undefined) {
    for (const [s, node] of spine.entries()) {
      const rate = belowSpine[s]! / (perSpine * cores.oversubscription);
      const first = (s % perPod) * perSpine;
      for (const to of core.slice(first, first + perSpine)) join(node, to, 'fabric', { rate, latency: cores.latency });
      if (builder.isDue()) yield builder.share;
    }
  }
  if (straight !== undefined) {
    for (const [s, node] of spine.entries()) {
      for (let other = s + perPod; other < spine.length; other += perPod) join(node, spine[other]!, 'campus', straight);
      if (builder.isDue()) yield builder.share;
    }
  }

  const through = (switches: readonly number[]): readonly number[] =>
    switches.slice(1).map((node, i) => pairs.get(`${switches[i]!} ${node}`)!);
  return (from, to) => {
    const [a, b] = [leafOf(from), leafOf(to)];
    const path = (switches: readonly number[]): readonly number[] => [up[from]!, ...through(switches), down[to]!];
    if (a === b) return [[up[from]!, down[to]!]];
    const [mine, other] = [podOf(a), podOf(b)];
    const numbers = Array.from({ length: perPod }, (_, i) => i);
    const spineIn = (pod: number, i: number): number => spine[pod * perPod + i]!;
    if (mine === other && perPod > 0) return numbers.map((i) => path([leaf[a]!, spineIn(mine, i), leaf[b]!]));
    if (straight !== undefined) {
      return numbers.map((i) => path([leaf[a]!, spineIn(mine, i), spineIn(other, i), leaf[b]!]));
    }
    if (cores === undefined) throw noFabric(from, to, leaves);
    return numbers.flatMap((i) =>
      Array.from({ length: perSpine }, (_, k) =>
        path([leaf[a]!, spineIn(mine, i), core[i * perSpine + k]!, spineIn(other, i), leaf[b]!]),
      ),
    );
  };
}

function nodes(
  builder: NetworkBuilder,
  count: number,
  placeOf: (i: number) => readonly [number, number, number],
): readonly number[] {
  return Array.from({ length: count }, (_, i) => builder.addNode('switch', -1, ...placeOf(i)));
}

function noFabric(from: number, to: number, leaves: number): SceneError {
  return new SceneError([{ path: 'cluster.switches', kind: 'noFabric', from, to, got: `${leaves}` }]);
}
