import { inSlices, type Steps } from '../base/steps.ts';
import { LINK_RESOURCES, RESOURCE_OF } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import type { Scene } from '../scene/schema.ts';
import { runSetUpInSteps, type SetUp, setUpInSteps } from '../sim/simulation.ts';

/** What can hold a run up: the chips, or the links of one sort. */
export const RESOURCES = ['compute', ...LINK_RESOURCES] as const;
export type Resource = (typeof RESOURCES)[number];

/** What of a resource is made twice as good: how fast it computes or sends, or how soon what was sent is there. */
export type Change = { readonly resource: Resource; readonly what: 'rate' | 'latency' };

/** A change and what it takes off the finish, as a share of it; below 0 where it makes the run longer. */
export type Gain = Change & { readonly gain: number };

/** Every change that this set-up has something for. */
export function changesOf({ network, program }: Pick<SetUp, 'network' | 'program'>): Change[] {
  return RESOURCES.flatMap((resource): Change[] => {
    if (resource === 'compute') {
      return program.amount.some((amount, task) => amount > 0 && program.kind[task] === COMPUTE)
        ? [{ resource, what: 'rate' }]
        : [];
    }
    const links = linksOf(network, resource);
    if (links.length === 0) return [];
    const isDelayed = links.some((link) => network.linkLatency[link]! > 0);
    return [{ resource, what: 'rate' }, ...(isDelayed ? [{ resource, what: 'latency' } as const] : [])];
  });
}

/**
 * The same routes, packets, draws and faults, with one thing twice as good: rates doubled, latencies halved, computes halved,
 * to the millitick. Columns are changed and not the scene, in which one number may stand for several things, or follow from another.
 */
export function improve({ network, program, conditions }: SetUp, { resource, what }: Change): SetUp {
  if (resource === 'compute') return { network, program: withFasterChips(program), conditions };
  const linkRate = network.linkRate.slice();
  const linkLatency = network.linkLatency.slice();
  for (const link of linksOf(network, resource)) {
    if (what === 'rate') linkRate[link]! *= 2;
    else linkLatency[link] = Math.round(linkLatency[link]! / 2);
  }
  return { network: { ...network, linkRate, linkLatency }, program, conditions };
}

function withFasterChips(program: Program): Program {
  const amount = program.amount.map((whole, task) => (program.kind[task] === COMPUTE ? Math.round(whole / 2) : whole));
  return { ...program, amount };
}

function linksOf({ linkClass }: Network, resource: Resource): number[] {
  return Array.from(linkClass.keys()).filter((link) => RESOURCE_OF[linkClass[link]!] === resource);
}

/** A run of more hops is not made once more for each change; its chain of waiting is told without a proof. */
export const MOST_HOPS = 400_000;
/**
 * The gain of each change, largest first; undefined where the scene's run is too long to be made so many times. Between slices
 * `pause` is awaited; one that rejects ends it. Rejects with SceneError past a limit.
 */
export function proveInSlices(scene: Scene, pause: () => Promise<void>): Promise<readonly Gain[] | undefined> {
  return inSlices(proveInSteps(scene), pause);
}

function* proveInSteps(scene: Scene): Steps<readonly Gain[] | undefined> {
  const whole = yield* setUpInSteps(scene);
  if (whole.program.hopCount > MOST_HOPS) return undefined;
  const { finish } = yield* runSetUpInSteps(whole);
  const gains: Gain[] = [];
  for (const change of changesOf(whole)) {
    const better = yield* runSetUpInSteps(improve(whole, change));
    gains.push({ ...change, gain: gainOf(finish, better.finish) });
  }
  return gains.sort((a, b) => b.gain - a.gain);
}

/** Exactly 0 where both are the same. */
export function gainOf(finish: number, changed: number): number {
  return finish === 0 ? 0 : (finish - changed) / finish;
}
