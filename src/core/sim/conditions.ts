import { drawExponential, randomStream } from '../base/random.ts';
import { ticksToMilliticks } from '../base/units.ts';
import type { Cluster, Reroute } from '../model/cluster.ts';
import { LINK_CLASSES, type LinkClassName } from '../model/linkClasses.ts';
import { type Problem, SceneError } from '../scene/problem.ts';
import type { Scene } from '../scene/schema.ts';
import { shorten } from '../scene/shorten.ts';
import type { JitterScene } from '../scene/variation.ts';
import { type LinkFault, resolveFaults } from './faults.ts';

/** What makes a run differ from a plain one: jitter, window, faults. Links are rows of the network, times are milliticks. */
export type Conditions = {
  /** By link: draws how much longer than its latency the wire takes for the next packet; undefined for no jitter. */
  readonly jitterOf: (link: number) => (() => number) | undefined;
  /** The most unacknowledged packets from one chip to another; undefined for no limit. */
  readonly window: number | undefined;
  /** In the order in which they happen. */
  readonly faults: readonly LinkFault[];
  readonly reroute: Reroute | undefined;
};

/** The conditions of the scene's run; undefined for a plain run. Throws SceneError if a fault or jitter is of links that do not exist. */
export function conditionsOf(scene: Scene, cluster: Cluster): Conditions | undefined {
  const { network } = cluster;
  const jitter = LINK_CLASSES.map((name) => scene.variation?.jitter?.[name]);
  const { faults, problems } = resolveFaults(scene.faults ?? [], network);
  const all = [...strayJitter(jitter, new Set(network.linkClass)), ...problems];
  if (all.length > 0) throw new SceneError(all);
  const window = scene.window?.invented;
  const hasJitter = jitter.some((law) => law !== undefined && law.kind !== 'none');
  if (!hasJitter && window === undefined && faults.length === 0) return undefined;
  return {
    jitterOf: (link) => jitterStream(scene.seed, link, jitter[network.linkClass[link]!]),
    window,
    faults,
    reroute: cluster.reroute,
  };
}

/** Each link has its own random stream, so that more packets on one link change no draw of another. */
export function jitterStream(seed: string, link: number, law: JitterScene | undefined): (() => number) | undefined {
  if (law === undefined || law.kind === 'none') return undefined;
  const amplitude = law.amplitude.invented;
  const random = randomStream(seed, `link/${link}/jitter`);
  return law.kind === 'uniform'
    ? () => ticksToMilliticks(amplitude * random())
    : () => ticksToMilliticks(amplitude * drawExponential(random));
}

/** A problem for each jitter of a link class that the cluster has no links of: the setting would have no effect. */
function strayJitter(jitter: readonly (JitterScene | undefined)[], present: ReadonlySet<number>): Problem[] {
  const known = LINK_CLASSES.filter((_, row) => present.has(row));
  return jitter.flatMap((law, row): Problem[] => {
    if (law === undefined || present.has(row)) return [];
    const name: LinkClassName = LINK_CLASSES[row]!;
    return [
      { path: `variation.jitter.${name}`, kind: 'dangling', of: 'linkClass', name, known, got: shorten(law.kind) },
    ];
  });
}
