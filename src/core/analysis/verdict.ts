import { RESOURCE_OF } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import { type Attribution, type Step, timeOn } from './attribution.ts';
import { type Resource, RESOURCES } from '../scene/linkClasses.ts';
import type { Gain } from './proof.ts';

/** A resource is a bottleneck only if improving it saves at least this share of the finish. */
const LEAST_GAIN = 0.05;
/** If another resource gains more than this share of the largest gain, there is no single bottleneck. */
const TIED = 0.8;

/**
 * The resource whose improvement saves most of the finish. Undefined if there is no single bottleneck: all gains are small, or
 * two resources gain nearly the same.
 */
export function bottleneckOf(gains: readonly Gain[]): Resource | undefined {
  const [first, second] = RESOURCES.map((resource) => ({ resource, gain: bestOf(resource, gains) })).sort(
    (a, b) => b.gain - a.gain,
  );
  if (first === undefined || first.gain < LEAST_GAIN) return undefined;
  return second !== undefined && second.gain > TIED * first.gain ? undefined : first.resource;
}

function bestOf(resource: Resource, gains: readonly Gain[]): number {
  return gains.reduce((best, one) => (one.resource === resource ? Math.max(best, one.gain) : best), 0);
}

/** The share of the finish, 0 to 1, that the chain of `attributionOf` spends on a resource. */
export function shareOf(attribution: Attribution, resource: Resource): number {
  const { finish, compute } = attribution;
  if (finish === 0) return 0;
  return (resource === 'compute' ? compute : timeOn(attribution, resource)) / finish;
}

/** Intervals of the chain that are closer together than this share of the finish are joined: viewers see them as one. */
const NEAR = 0.03;

/** Where and when the chain of `attributionOf` is on a resource. */
export type Hold = {
  /** In milliticks, in order; intervals that are close together are joined. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** The link (or, for compute, the chip) on which the chain spends most of that time. */
  readonly link: number | undefined;
  readonly chip: number | undefined;
};

export function holdOf({ steps, finish }: Attribution, network: Network, resource: Resource): Hold {
  const isOn = ({ link }: Step): boolean =>
    link === undefined ? resource === 'compute' : RESOURCE_OF[network.linkClass[link]!] === resource;
  const spans: { from: number; to: number }[] = [];
  const time = new Map<number, number>();
  for (const step of steps.filter(isOn)) {
    const last = spans.at(-1);
    if (last !== undefined && step.from - last.to <= NEAR * finish) last.to = step.to;
    else spans.push({ from: step.from, to: step.to });
    const at = step.link ?? step.chip!;
    time.set(at, (time.get(at) ?? 0) + step.to - step.from);
  }
  const [most] = [...time].reduce<readonly [number | undefined, number]>(
    (a, b) => (b[1] > a[1] ? b : a),
    [undefined, -1],
  );
  return resource === 'compute' ? { spans, chip: most, link: undefined } : { spans, link: most, chip: undefined };
}
