import { inSlices, type Steps } from '../base/steps.ts';
import { RESOURCE_OF } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import { type Resource, RESOURCES } from '../scene/linkClasses.ts';
import type { Scene } from '../scene/schema.ts';
import { runSetUpInSteps, type SetUp, setUpInSteps } from '../sim/simulation.ts';

export type { Resource };

/** What is made twice as good: the rate of chips or links, or the latency of links. */
export type Change = { readonly resource: Resource; readonly what: 'rate' | 'latency' };

/** A change and the share of the finish that it saves; negative if it makes the run longer. */
export type Gain = Change & { readonly gain: number };

/** The changes that apply to this set-up: without computes, links of a resource or latencies there is nothing to improve. */
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
 * The same set-up with one thing twice as good: rates doubled, latencies halved or computes halved, to the millitick. Routes,
 * packets, random draws and faults stay. It changes columns and not the scene, since one number of a scene may stand for several
 * links, and one may follow from another.
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

/** A longer run is not repeated for each change: its attribution is then shown without a proof. */
export const MOST_HOPS = 400_000;
/**
 * Runs the scene once per change and returns the gains, largest first; undefined if the scene has more than MOST_HOPS hops.
 * Awaits `pause` between slices; a pause that rejects ends the work. Rejects with SceneError past a limit.
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

/** The share of `finish` that a run with another finish saves; exactly 0 if both are equal. */
export function gainOf(finish: number, changed: number): number {
  return finish === 0 ? 0 : (finish - changed) / finish;
}
