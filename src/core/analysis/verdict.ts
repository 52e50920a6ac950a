import { RESOURCE_OF } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import { type Attribution, type Step, timeOn } from './attribution.ts';
import { type Gain, type Resource, RESOURCES } from './proof.ts';

/** What twice of anything gains less than this of the finish is no bottleneck: the run is held up by no one thing. */
const LEAST_GAIN = 0.05;
/** Another resource that gains more than this share of the largest gain is as much of a bottleneck. */
const TIED = 0.8;

/**
 * The resource whose improvement takes most off the finish; undefined for no single bottleneck: all gains are small, or two
 * resources gain nearly the same.
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

/** How much of the finish the chain of waiting spent on a resource, 0 to 1. */
export function shareOf(attribution: Attribution, resource: Resource): number {
  const { finish, compute } = attribution;
  if (finish === 0) return 0;
  return (resource === 'compute' ? compute : timeOn(attribution, resource)) / finish;
}

/** Stretches of the chain nearer to each other than this share of the finish are one to whoever watches. */
const NEAR = 0.03;

/** Where and when the chain of waiting is on a resource. */
export type Hold = {
  /** In milliticks, in order, none near the next. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** The link, or the chip, on which the chain spends most of that time. */
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
