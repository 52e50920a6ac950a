import type { Steps } from '../../base/steps.ts';
import { SceneError } from '../../scene/problem.ts';
import type { NetworkBuilder, Router } from '../network.ts';

type Wire = { readonly rate: number; readonly latency: number };

/** The links up from a switch share evenly the summed rate of those from below, divided by `oversubscription`. */
type Upward = { readonly oversubscription: number; readonly latency: number };

/**
 * Layers of switches above chips. Leaves are grouped in pods, and each leaf is joined to every spine of its pod. Spines of the
 * same number in different pods are joined through cores, or directly (`straight`). Without spines, only chips of one leaf
 * reach each other.
 */
export type FabricShape = {
  readonly chips: number;
  readonly link: Wire;
  readonly leaves: number;
  /** The leaf of a chip. If there are spines, each leaf must have a chip. */
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
 * Adds the switches (x = number in their pod, y = pod, z = layer) and their links. Returns the router: one path over each spine
 * of a pod, and between pods one over each core or each straight link, in the order of their numbers.
 */
export function* addFabric(builder: NetworkBuilder, shape: FabricShape): Steps<Router> {
  const { spines, cores } = shape;
  const podOf = spines?.podOf ?? (() => 0);
  const [perPod, pods, perSpine] = [spines?.count ?? 0, spines?.pods ?? 1, cores?.count ?? 0];
  const fabric: Fabric = {
    podOf,
    perPod,
    perSpine,
    leaf: nodes(builder, shape.leaves, (i) => [i, podOf(i), 0]),
    spine: nodes(builder, pods * perPod, (i) => [i % perPod, Math.floor(i / perPod), 1]),
    core: nodes(builder, perPod * perSpine, (i) => [i, 0, 2]),
    up: new Int32Array(shape.chips),
    down: new Int32Array(shape.chips),
    linkBetween: new Map(),
  };
  const belowLeaf = yield* joinChips(builder, shape, fabric);
  const belowSpine = yield* joinLeavesToSpines(builder, shape, fabric, belowLeaf);
  yield* joinSpinesToCores(builder, shape, fabric, belowSpine);
  yield* joinSpinesStraight(builder, shape, fabric);
  return routerOf(shape, fabric);
}

type Fabric = {
  readonly podOf: (leaf: number) => number;
  /** Spines per pod, and cores per number of a spine. */
  readonly perPod: number;
  readonly perSpine: number;
  /** Node numbers; spines pod by pod, cores spine by spine. */
  readonly leaf: readonly number[];
  readonly spine: readonly number[];
  readonly core: readonly number[];
  /** By chip, the link to and from its leaf. */
  readonly up: Int32Array;
  readonly down: Int32Array;
  /** By "from to", two switches: the link between them. */
  readonly linkBetween: Map<string, number>;
};

/** Returns, by leaf, the summed rate of the links from its chips. */
function* joinChips(builder: NetworkBuilder, shape: FabricShape, { leaf, up, down }: Fabric): Steps<Float64Array> {
  const { chips, link, leafOf } = shape;
  const below = new Float64Array(leaf.length);
  for (let chip = 0; chip < chips; chip++) {
    const at = leafOf(chip);
    below[at]! += link.rate;
    up[chip] = builder.addLink(chip, leaf[at]!, 'efa', link.rate, link.latency);
    down[chip] = builder.addLink(leaf[at]!, chip, 'efa', link.rate, link.latency);
    if (builder.isDue()) yield builder.share;
  }
  return below;
}

/** Returns, by spine, the summed rate of the links from its leaves. */
function* joinLeavesToSpines(
  builder: NetworkBuilder,
  { spines }: FabricShape,
  fabric: Fabric,
  belowLeaf: Float64Array,
): Steps<Float64Array> {
  const { leaf, spine, podOf, perPod } = fabric;
  const belowSpine = new Float64Array(spine.length);
  if (spines === undefined) return belowSpine;
  for (const [i, node] of leaf.entries()) {
    const rate = belowLeaf[i]! / (perPod * spines.oversubscription);
    for (let s = podOf(i) * perPod; s < (podOf(i) + 1) * perPod; s++) {
      belowSpine[s]! += rate;
      join(builder, fabric, node, spine[s]!, 'fabric', { rate, latency: spines.latency });
      if (builder.isDue()) yield builder.share;
    }
  }
  return belowSpine;
}

function* joinSpinesToCores(
  builder: NetworkBuilder,
  { cores }: FabricShape,
  fabric: Fabric,
  belowSpine: Float64Array,
): Steps<void> {
  if (cores === undefined) return;
  const { spine, core, perPod, perSpine } = fabric;
  for (const [s, node] of spine.entries()) {
    const rate = belowSpine[s]! / (perSpine * cores.oversubscription);
    const first = (s % perPod) * perSpine;
    for (const to of core.slice(first, first + perSpine)) {
      join(builder, fabric, node, to, 'fabric', { rate, latency: cores.latency });
    }
    if (builder.isDue()) yield builder.share;
  }
}

function* joinSpinesStraight(builder: NetworkBuilder, { straight }: FabricShape, fabric: Fabric): Steps<void> {
  if (straight === undefined) return;
  const { spine, perPod } = fabric;
  for (const [s, node] of spine.entries()) {
    for (let other = s + perPod; other < spine.length; other += perPod) {
      join(builder, fabric, node, spine[other]!, 'campus', straight);
    }
    if (builder.isDue()) yield builder.share;
  }
}

/** A link each way between two switches. */
function join(
  builder: NetworkBuilder,
  { linkBetween }: Fabric,
  from: number,
  to: number,
  name: 'fabric' | 'campus',
  { rate, latency }: Wire,
): void {
  linkBetween.set(`${from} ${to}`, builder.addLink(from, to, name, rate, latency));
  linkBetween.set(`${to} ${from}`, builder.addLink(to, from, name, rate, latency));
}

function routerOf({ leaves, leafOf, cores, straight }: FabricShape, fabric: Fabric): Router {
  const { podOf, perPod, perSpine, leaf, spine, core, up, down, linkBetween } = fabric;
  const spineIn = (pod: number, i: number): number => spine[pod * perPod + i]!;
  const through = (switches: readonly number[]): readonly number[] =>
    switches.slice(1).map((node, i) => linkBetween.get(`${switches[i]!} ${node}`)!);
  return (from, to) => {
    const [a, b] = [leafOf(from), leafOf(to)];
    const path = (switches: readonly number[]): readonly number[] => [up[from]!, ...through(switches), down[to]!];
    if (a === b) return [[up[from]!, down[to]!]];
    const [own, other] = [podOf(a), podOf(b)];
    const spines = Array.from({ length: perPod }, (_, i) => i);
    if (own === other && perPod > 0) return spines.map((i) => path([leaf[a]!, spineIn(own, i), leaf[b]!]));
    if (straight !== undefined) {
      return spines.map((i) => path([leaf[a]!, spineIn(own, i), spineIn(other, i), leaf[b]!]));
    }
    if (cores === undefined) throw noFabric(from, to, leaves);
    return spines.flatMap((i) =>
      Array.from({ length: perSpine }, (_, k) =>
        path([leaf[a]!, spineIn(own, i), core[i * perSpine + k]!, spineIn(other, i), leaf[b]!]),
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
